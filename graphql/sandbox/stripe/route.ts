import { routeTo } from '../frame/route.ts'
import { endpoints } from './endpoints.ts'

/** The endpoint for this call and the ids in its path. */
export const route = (method: string, path: string) => routeTo(endpoints, method, path)
