import './approving.ts'
import './cancelling.ts'
