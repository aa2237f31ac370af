import { Module } from '@nestjs/common';
import { PolicyController } from './policy.controller.js';
import { SeedPolicies } from './seed-policies.js';

@Module({ controllers: [PolicyController], providers: [SeedPolicies] })
export class PolicyModule {}
