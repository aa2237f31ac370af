import { Module } from '@nestjs/common';
import { SupplierHandoverController } from './supplier-handover.controller.js';
import { HandToSupplier } from './hand-to-supplier.js';

@Module({ controllers: [SupplierHandoverController], providers: [HandToSupplier] })
export class SupplierHandoverModule {}
