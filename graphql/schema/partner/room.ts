import './api-key.ts'
import './errors.ts'
import './program.ts'
import './programs.ts'
