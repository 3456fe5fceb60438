// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Explains why the subsystem or a session is in its state. Immutable.
 *
 * @see SubsystemStatus#reason()
 * @see SessionStatus#reason()
 */
@ProviderType
public interface Reason {

  /** Groups reasons by the thing that has to change. New kinds can be added. */
  enum Kind {
    /** A configured value cannot be used. */
    CONFIGURATION,
    /** The machine, the account or the installation lacks something that MAPI needs. */
    ENVIRONMENT,
    /** A call of MAPI failed; {@link Reason#result()} has the code. */
    CALL_FAILED,
    /** A call has not returned in its time. */
    NO_ANSWER,
    /** A provider shows a dialog, and a service has nobody to answer it (R4). */
    DIALOG,
    /** A thread that the work needs has ended, or is stuck. */
    THREAD,
    /** Something else has to happen first. */
    WAITING,
    /** An operator, or a change of the configuration, asked for the state. */
    REQUESTED,
    /** Something was not released when MAPI went down. */
    LEFT_BEHIND,
    /** An error that the product does not expect. */
    UNEXPECTED
  }

  /** Returns the thing that has to change. */
  Kind kind();

  /** Returns the fact, as a sentence without a full stop and without a remedy. */
  String text();

  /** Returns the id of the rule of MAPI's service mode that was probably broken: {@code R28}. */
  Optional<String> rule();

  /** Returns the known causes of the fact, or the act that an operator can take. */
  Optional<String> remedy();

  /** Returns the result code of the call that failed. */
  Optional<HResult> result();

  /** Returns the time of the next try. Empty if nothing is tried until something changes. */
  Optional<Instant> retryAt();

  /** Returns the text, with rule and remedy in brackets, as a log shows it. */
  default String sentence() {
    return remedy()
        .map(act -> text() + " [" + rule().map(id -> id + ": ").orElse("") + act + "]")
        .orElseGet(this::text);
  }

  /**
   * Begins a reason.
   *
   * @param text the fact, as a sentence without a full stop
   */
  static Builder of(Kind kind, String text) {
    return new Builder(kind, text);
  }

  /** Begins the reason that a failed operation gives. */
  static Builder of(MapiException failure) {
    return new Builder(Kind.CALL_FAILED, failure.fact())
        .rule(failure.rule().orElse(""))
        .remedy(failure.advice().orElse(""))
        .result(failure.result());
  }

  /** Collects the parts of a {@link Reason}. Not thread-safe. An empty text leaves a part out. */
  final class Builder {
    private final Kind kind;
    private String text;
    private String rule = "";
    private String remedy = "";
    private Optional<HResult> result = Optional.empty();
    private Optional<Instant> retryAt = Optional.empty();

    private Builder(Kind kind, String text) {
      this.kind = Objects.requireNonNull(kind, "kind");
      this.text = Objects.requireNonNull(text, "text");
    }

    /** Sets {@link Reason#text()}. */
    public Builder text(String fact) {
      text = Objects.requireNonNull(fact, "text");
      return this;
    }

    /** Sets {@link Reason#rule()}. */
    public Builder rule(String id) {
      rule = Objects.requireNonNull(id, "rule");
      return this;
    }

    /** Sets {@link Reason#remedy()}. */
    public Builder remedy(String act) {
      remedy = Objects.requireNonNull(act, "remedy");
      return this;
    }

    /** Sets {@link Reason#result()}. */
    public Builder result(HResult code) {
      result = Optional.of(code);
      return this;
    }

    /** Sets {@link Reason#retryAt()}. */
    public Builder retryAt(Instant time) {
      retryAt = Optional.of(time);
      return this;
    }

    /** Returns the reason. */
    public Reason build() {
      return new ReasonValue(
          kind, text, Texts.optional(rule), Texts.optional(remedy), result, retryAt);
    }
  }

  /** Begins a copy of this reason, to change some of its parts. */
  default Builder toBuilder() {
    Builder copy = new Builder(kind(), text()).rule(rule().orElse("")).remedy(remedy().orElse(""));
    copy.result = result();
    copy.retryAt = retryAt();
    return copy;
  }
}
