import { Module } from '@nestjs/common';
import { ShipSupply } from './ship-supply.js';
import { ShipmentController } from './shipment.controller.js';

@Module({ controllers: [ShipmentController], providers: [ShipSupply] })
export class ShipmentModule {}
