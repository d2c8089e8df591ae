import './errors.ts'
import './file.ts'
import './upload.ts'
