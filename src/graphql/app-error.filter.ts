import { Catch, type ExceptionFilter } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';

/** Hands refusals to GraphQL as they are: without it Nest would log each of them as a fault with a stack. */
@Catch(AppError)
export class AppErrorFilter implements ExceptionFilter<AppError> {
  catch(error: AppError): AppError {
    return error;
  }
}
