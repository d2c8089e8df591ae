import './errors.ts'
import './now.ts'
