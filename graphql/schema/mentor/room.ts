import './mentor.ts'
