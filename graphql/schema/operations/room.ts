import './audit.ts'
import './errors.ts'
import './mutations.ts'
import './stuck.ts'
