// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Describes how much of a limit is used, at one moment. Immutable.
 *
 * <p>The limits are those of MAPI, of the server and of the configuration. A call that would pass a
 * limit is refused before MAPI is called, with the id of the rule.
 */
@ProviderType
public interface LimitStatus {
  /** Groups limits by the things that they count. New kinds can be added. */
  enum Kind {
    /** Objects of MAPI that are open. */
    OPEN,
    /** Units of work that wait. */
    QUEUED
  }

  /** Returns the kind of the things that are counted. */
  Kind kind();

  /** Returns the id of the rule that the limit comes from: {@code R14}. */
  Optional<String> rule();

  /** Returns the thing that is counted: {@code open stores}. */
  String counted();

  /**
   * Returns the name of the session that the limit is for. Empty if the limit is for the process.
   */
  Optional<String> session();

  /**
   * Returns the symbolic name of the bundle that the limit is for, in all sessions. Empty if the
   * limit is for all bundles together.
   */
  Optional<String> bundle();

  /** Returns the number in use. It contains {@link #lost()}. */
  int used();

  /** Returns the highest number that was in use at the same time. */
  int highest();

  /** Returns the highest number that is allowed. Empty if any number is allowed. */
  OptionalInt limit();

  /** Returns the number of refusals. */
  long refused();

  /**
   * Returns the number that was open on a lane whose thread ended without a release. MAPI and the
   * server count these until the process ends.
   */
  int lost();

  /** Says whether four fifths of the limit are in use. */
  default boolean near() {
    final long percent = 100;
    final long near = 80;
    return limit().isPresent() && used() * percent >= limit().getAsInt() * near;
  }

  /** Says whether the whole limit is in use, so that the next one is refused. */
  default boolean reached() {
    return limit().isPresent() && used() >= limit().getAsInt();
  }

  /**
   * Begins the status of a limit of kind {@link Kind#OPEN} of which nothing is used, without a
   * highest number.
   */
  static Builder of(String counted) {
    return new Builder(counted);
  }

  /** Collects the parts of a {@link LimitStatus}. Not thread-safe. An empty text leaves one out. */
  final class Builder {
    private final String counted;
    private Kind kind = Kind.OPEN;
    private String rule = "";
    private String session = "";
    private String bundle = "";
    private int used;
    private int highest;
    private OptionalInt limit = OptionalInt.empty();
    private long refused;
    private int lost;

    private Builder(String counted) {
      this.counted = Objects.requireNonNull(counted, "counted");
    }

    /** Sets {@link LimitStatus#kind()}. */
    public Builder kind(Kind of) {
      kind = Objects.requireNonNull(of, "kind");
      return this;
    }

    /** Sets {@link LimitStatus#rule()}. */
    public Builder rule(String id) {
      rule = Objects.requireNonNull(id, "rule");
      return this;
    }

    /** Sets {@link LimitStatus#session()}. */
    public Builder session(String name) {
      session = Objects.requireNonNull(name, "session");
      return this;
    }

    /** Sets {@link LimitStatus#bundle()}. */
    public Builder bundle(String symbolicName) {
      bundle = Objects.requireNonNull(symbolicName, "bundle");
      return this;
    }

    /** Sets {@link LimitStatus#used()}. */
    public Builder used(int count) {
      used = count;
      return this;
    }

    /** Sets {@link LimitStatus#highest()}. */
    public Builder highest(int count) {
      highest = count;
      return this;
    }

    /** Sets {@link LimitStatus#limit()}. */
    public Builder limit(int count) {
      limit = OptionalInt.of(count);
      return this;
    }

    /** Sets {@link LimitStatus#refused()}. */
    public Builder refused(long count) {
      refused = count;
      return this;
    }

    /** Sets {@link LimitStatus#lost()}. */
    public Builder lost(int count) {
      lost = count;
      return this;
    }

    /** Returns the status. */
    public LimitStatus build() {
      return new LimitStatusValue(
          kind,
          Texts.optional(rule),
          counted,
          Texts.optional(session),
          Texts.optional(bundle),
          used,
          highest,
          limit,
          refused,
          lost);
    }
  }
}
