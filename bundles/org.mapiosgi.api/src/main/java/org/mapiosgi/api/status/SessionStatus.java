// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Describes a configured session at one moment. Immutable. */
@ProviderType
public interface SessionStatus {
  /** Returns the session's name. */
  String name();

  /** Returns the name of the profile that the session logs on with. */
  String profile();

  /** Returns the state. */
  SessionState state();

  /** Returns the cause of the state. Empty if the state needs no explanation. */
  Optional<Reason> reason();

  /** Returns the time at which the session entered the state. */
  Instant since();

  /** Returns the name of the lane that the session works on. Empty if the session has no lane. */
  Optional<String> lane();

  /**
   * Returns the mail address, or else the name, of the session's identity. Empty unless the state
   * is UP.
   */
  Optional<String> identity();

  /** Returns the number of units of work that wait. */
  int queued();

  /**
   * Returns the number of units of work that ended without an error since the session was
   * configured.
   */
  long done();

  /**
   * Returns the number of units of work that ended with an error since the session was configured.
   */
  long failed();

  /** Returns the number of notifications that were received since the session was configured. */
  long events();

  /** Returns the time of the next logon. Empty if no logon is planned. */
  default Optional<Instant> retryAt() {
    return reason().flatMap(Reason::retryAt);
  }

  /** Begins the status of a session that is in a state since a time, and has done nothing yet. */
  static Builder of(String name, String profile, SessionState state, Instant since) {
    return new Builder(name, profile, state, since);
  }

  /** Collects the parts of a {@link SessionStatus}. Not thread-safe. */
  final class Builder {
    private final String name;
    private final String profile;
    private final SessionState state;
    private final Instant since;
    private Optional<Reason> reason = Optional.empty();
    private String lane = "";
    private String identity = "";
    private int queued;
    private long done;
    private long failed;
    private long events;

    private Builder(String name, String profile, SessionState state, Instant since) {
      this.name = Objects.requireNonNull(name, "name");
      this.profile = Objects.requireNonNull(profile, "profile");
      this.state = Objects.requireNonNull(state, "state");
      this.since = Objects.requireNonNull(since, "since");
    }

    /** Sets {@link SessionStatus#reason()}. */
    public Builder reason(Reason why) {
      reason = Optional.of(why);
      return this;
    }

    /** Sets {@link SessionStatus#lane()}; an empty text leaves it out. */
    public Builder lane(String laneName) {
      lane = Objects.requireNonNull(laneName, "lane");
      return this;
    }

    /** Sets {@link SessionStatus#identity()}; an empty text leaves it out. */
    public Builder identity(String address) {
      identity = Objects.requireNonNull(address, "identity");
      return this;
    }

    /** Sets {@link SessionStatus#queued()}. */
    public Builder queued(int count) {
      queued = count;
      return this;
    }

    /** Sets {@link SessionStatus#done()}. */
    public Builder done(long count) {
      done = count;
      return this;
    }

    /** Sets {@link SessionStatus#failed()}. */
    public Builder failed(long count) {
      failed = count;
      return this;
    }

    /** Sets {@link SessionStatus#events()}. */
    public Builder events(long count) {
      events = count;
      return this;
    }

    /** Returns the status. */
    public SessionStatus build() {
      return new SessionStatusValue(
          name,
          profile,
          state,
          reason,
          since,
          Texts.optional(lane),
          Texts.optional(identity),
          queued,
          done,
          failed,
          events);
    }
  }
}
