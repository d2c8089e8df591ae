import './becoming.ts'
import './errors.ts'
import './mentor.ts'
import './mutations.ts'
