import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { fieldsOf, Problem, validateInput } from '@ur-desk/domain/kernel';

/** Checks every body against the input class that its handler names. Throws `validation_failed` with the fields. */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body') return value;
    if (!metatype || fieldsOf(metatype as new () => object).size === 0) {
      throw new Error(`a body needs an input class with declared fields, not ${metatype?.name}`);
    }
    const { input, errors } = validateInput(metatype as new () => object, value === undefined ? {} : value);
    if (input === null) throw new Problem('validation_failed', {}, errors);
    return input;
  }
}
