import './complaining.ts'
import './complaint.ts'
import './no-show.ts'
