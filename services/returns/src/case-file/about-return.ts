import { z } from 'zod';
import { CompanyCode, PlantCode, ReturnNo } from '@guitu/contracts/scalars';

/** What every event about a return says of itself; the rest of a body is kept as it came, whatever a newer producer adds. */
export const AboutReturn = z.looseObject({ companyCode: CompanyCode, plantCode: PlantCode, returnNo: ReturnNo });
export type AboutReturn = z.infer<typeof AboutReturn>;
