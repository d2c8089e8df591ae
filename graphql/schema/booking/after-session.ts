import './complaining.ts'
import './complaint.ts'
import './evidence.ts'
import './no-show.ts'
