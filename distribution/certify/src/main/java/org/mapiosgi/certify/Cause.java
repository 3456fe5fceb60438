// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.certify.Assertion.Detail;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.ValueWrapper;

/**
 * Takes from a failure the facts that cannot contain a part of a mail. The message of a failure may
 * quote subjects, names and addresses, so it is never passed on: only the types, the place in the
 * contract, MAPI's own names, and values that are numbers, truth values, or constants of this
 * product.
 */
final class Cause {
  private static final Pattern CODES = Pattern.compile("\\b(?:MAPI_[EW]_[A-Z_]+|S_OK)\\b");
  // AssertJ gives values as text, in which that of a mail would be in quotation marks.
  private static final Pattern SAFE =
      Pattern.compile(
          "-?[0-9]{1,19}L?|true|false|(?:[A-Z0-9_]{2,60} )?\\(?0x[0-9A-F]{8}\\)?|[A-Z_]{2,60}");
  private static final Pattern CALL = Pattern.compile("[A-Za-z0-9_:.]{1,60}");
  private static final String PACKAGE = "org.mapiosgi.tck.";

  private Cause() {}

  static List<Detail> of(Throwable failure) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("failure", failure.getClass().getSimpleName()));
    place(failure).ifPresent(place -> details.add(new Detail("at", place)));
    if (failure instanceof MapiException mapi) {
      if (CALL.matcher(mapi.operation()).matches()) {
        details.add(new Detail("call", mapi.operation()));
      }
      details.add(new Detail("result", mapi.result().name() + " " + mapi.result().hex()));
    } else {
      codes(failure).ifPresent(codes -> details.add(new Detail("codes", codes)));
    }
    if (failure instanceof AssertionFailedError compared) {
      safe(compared.getExpected()).ifPresent(text -> details.add(new Detail("expected", text)));
      safe(compared.getActual()).ifPresent(text -> details.add(new Detail("actual", text)));
    }
    return details;
  }

  /** The line of the contract; of a class that helps it, if no line of a contract is there. */
  private static Optional<String> place(Throwable failure) {
    if (failure instanceof MultipleFailuresError several) {
      String places =
          several.getFailures().stream()
              .flatMap(each -> place(each).stream())
              .distinct()
              .collect(Collectors.joining(" "));
      return Optional.of(places).filter(text -> !text.isEmpty());
    }
    List<StackTraceElement> frames =
        Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(PACKAGE))
            .toList();
    return Stream.concat(frames.stream().filter(Cause::isContract), frames.stream())
        .findFirst()
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
  }

  /** Whether it is a line of a contract, and not of a class that a contract calls. */
  private static boolean isContract(StackTraceElement frame) {
    return frame.getClassName().endsWith("Contract");
  }

  private static Optional<String> codes(Throwable failure) {
    String codes =
        Optional.ofNullable(failure.getMessage()).stream()
            .flatMap(message -> CODES.matcher(message).results())
            .map(found -> found.group())
            .distinct()
            .collect(Collectors.joining(" "));
    return Optional.of(codes).filter(text -> !text.isEmpty());
  }

  private static Optional<String> safe(@Nullable ValueWrapper value) {
    return Optional.ofNullable(value)
        .map(wrapped -> String.valueOf(wrapped.getEphemeralValue()))
        .filter(text -> SAFE.matcher(text).matches());
  }
}
