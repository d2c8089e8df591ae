import './errors.ts'
import './scalars/scalars.ts'
import './rooms.ts'
import { builder } from './builder.ts'
import { described } from './described.ts'

export const schema = described(builder.toSchema())
