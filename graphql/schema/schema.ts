import './errors.ts'
import './scalars/scalars.ts'
import './account/room.ts'
import './availability/room.ts'
import './booking/room.ts'
import './mentor/room.ts'
import './operations/room.ts'
import './partner/room.ts'
import './payment/room.ts'
import './payout/room.ts'
import './session-type/room.ts'
import { builder } from './builder.ts'

export const schema = builder.toSchema()
