import './errors.ts'
import './mutations.ts'
import './person.ts'
import './viewer.ts'
