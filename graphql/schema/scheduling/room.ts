import './account.ts'
import './errors.ts'
import './mutations.ts'
import './provider.ts'
