import { Module } from '@nestjs/common';
import { SendBack } from './send-back.js';
import { ShipSupply } from './ship-supply.js';
import { ShipmentController } from './shipment.controller.js';

@Module({ controllers: [ShipmentController], providers: [SendBack, ShipSupply] })
export class ShipmentModule {}
