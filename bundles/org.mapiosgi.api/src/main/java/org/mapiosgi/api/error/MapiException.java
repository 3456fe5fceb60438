// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a MAPI operation failed or could not begin.
 *
 * <p>The message always names the operation and the result code, symbolic and in hexadecimal. Then
 * it gives the provider's explanation (its MAPIERROR), if any. If the code has known causes, it
 * adds a hint with the id of the rule that was probably broken ("R37").
 */
public final class MapiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String operation;
  private final transient @Nullable HResult result;
  private final int code;
  private final @Nullable String detail;
  private final @Nullable ErrorHint hint;
  private final RetryClass retry;

  private MapiException(
      String operation,
      HResult result,
      @Nullable String detail,
      @Nullable ErrorHint hint,
      RetryClass retry,
      @Nullable Throwable cause) {
    super(describe(operation, result, detail) + (hint == null ? "" : " [" + hint + "]"), cause);
    this.operation = operation;
    this.result = result;
    this.code = result.code();
    this.detail = detail;
    this.hint = hint;
    this.retry = retry;
  }

  private static String describe(String operation, HResult result, @Nullable String detail) {
    return operation + ": " + result + (detail == null ? "" : ": " + detail);
  }

  /**
   * Makes a failure of which only the code is known.
   *
   * @param operation the call, as MAPI spells it: {@code IMsgStore::OpenEntry}
   */
  public static MapiException of(String operation, HResult result) {
    return of(operation, result, null);
  }

  /**
   * Makes a failure with a detail.
   *
   * @param operation the call, as MAPI spells it
   * @param detail what happened, in a sentence without an end mark; null if nothing is known
   */
  public static MapiException of(String operation, HResult result, @Nullable String detail) {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(result, "result");
    return new MapiException(
        operation,
        result,
        detail,
        ErrorHints.of(operation, result).orElse(null),
        result.retry(),
        null);
  }

  /**
   * Returns the same failure with another hint. For a caller that knows the circumstances better.
   *
   * @param rule the ids of the rules that were probably broken, separated by commas: {@code R28}
   * @param advice the known causes, or what to do, as a sentence without a full stop
   */
  public MapiException withHint(String rule, String advice) {
    return withHint(new ErrorHint(rule, advice));
  }

  /** Returns the same failure with advice that belongs to no rule; see {@link #withHint}. */
  public MapiException withAdvice(String advice) {
    return withHint(new ErrorHint("", advice));
  }

  private MapiException withHint(ErrorHint better) {
    ErrorHint useful = better.advice().isEmpty() ? null : better;
    MapiException copy = new MapiException(operation, result(), detail, useful, retry, getCause());
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /**
   * Returns the same failure with another retry class, for a caller that knows the circumstances
   * better.
   */
  public MapiException withRetry(RetryClass better) {
    Objects.requireNonNull(better, "better");
    MapiException copy = new MapiException(operation, result(), detail, hint, better, getCause());
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** Returns the same failure with its cause. */
  public MapiException causedBy(Throwable cause) {
    MapiException copy = new MapiException(operation, result(), detail, hint, retry, cause);
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /** Returns the call that failed, as MAPI spells it. */
  public String operation() {
    return operation;
  }

  /** Returns the result code. */
  public HResult result() {
    return result != null ? result : new HResult(code);
  }

  /**
   * Says how to handle the failure: as its code says, unless the product knows the circumstances
   * better.
   */
  public RetryClass retry() {
    return retry;
  }

  /** Returns the explanation that the provider, or this product, gave for the failure. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /** Returns the operation, the result code and the detail: the message without the hint. */
  public String fact() {
    return describe(operation, result(), detail);
  }

  /**
   * Returns the rule ids and the advice as the message shows them: {@code R28, R26: the profile
   * ...}.
   */
  public Optional<String> hint() {
    return Optional.ofNullable(hint).map(ErrorHint::toString);
  }

  /** Returns the id of the rule that was most probably broken: {@code R28}. */
  public Optional<String> rule() {
    return Optional.ofNullable(hint).flatMap(ErrorHint::firstRule);
  }

  /** Returns the known causes of the failure, or what to do about it, without a rule id. */
  public Optional<String> advice() {
    return Optional.ofNullable(hint).map(ErrorHint::advice);
  }
}
