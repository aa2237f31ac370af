/** Fields of a form as a policy names them (P11, P23): words or yes/no, never a name. */
import { z } from 'zod';
import { Code } from '../scalars.js';

export const FieldValues = z.record(Code, z.union([z.string().max(200), z.boolean()]));
