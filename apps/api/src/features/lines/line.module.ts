import { Module } from '@nestjs/common';
import { NetworkModule } from '../../providers/network/network.module';
import { LineController } from './line.controller';
import { LineService } from './line.service';

@Module({
  imports: [NetworkModule],
  controllers: [LineController],
  providers: [LineService],
  exports: [LineService],
})
export class LineModule {}
