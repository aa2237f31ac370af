/** Products: units and rounding, batch and serial, shelf life, warranty, accessories. Cost stays in masterdata. */
import { z } from 'zod';
import { Code, Fen, PlantCode, PositiveQuantity, UnitCode } from '../scalars.js';
import { Flag, masterRecord, ThingName } from './record.js';

/** price: of one base unit, Fen */
export const Accessory = z.strictObject({ code: Code, name: ThingName, price: Fen.nullable() });
export const ProductRecord = masterRecord({
  name: ThingName, spec: z.string().max(80).nullable(),
  unit: UnitCode,
  /** decimals of a quantity of this product; at most the unit's */
  decimals: z.int().min(0).max(3),
  rounding: z.enum(['half_up', 'down', 'up']),
  /** how many base units one of the other unit holds */
  conversions: z.array(z.strictObject({ unit: Code, holds: PositiveQuantity })).max(20),
  group: Code.nullable(), lotTracked: Flag, serialTracked: Flag,
  gtins: z.array(z.string().regex(/^\d{8,14}$/)).max(20),
  shelfLifeDays: z.int().min(1).max(36_500).nullable(),
  warrantyMonths: z.int().min(0).max(600).nullable(),
  warrantyFrom: z.enum(['ship', 'receipt', 'activation']).nullable(),
  accessories: z.array(Accessory).max(50),
  /** plant that answers for it */
  plantCode: PlantCode.nullable(),
  supplier: Code.nullable(), noReturn: Flag, hazard: Code.nullable(), blocked: Flag,
});
