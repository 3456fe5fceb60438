// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.mapiosgi.api.pump.PumpStatus;
import org.osgi.annotation.versioning.ProviderType;

/** Describes MAPI in this process at one moment. Immutable. */
@ProviderType
public interface SubsystemStatus {
  /** Returns the state. */
  SubsystemState state();

  /** Returns the cause of the state. Empty if the state needs no explanation. */
  Optional<Reason> reason();

  /** Returns the time at which the subsystem entered the state. */
  Instant since();

  /** Returns the name of the binding: {@code win32} or {@code emulator}. */
  String binding();

  /** Returns the configured mode: {@code service} or {@code interactive}. */
  String mode();

  /** Returns the pumps that MAPI runs on: the primary first, then the lanes. */
  List<PumpStatus> pumps();

  /** Returns the configured sessions, ordered by name. */
  List<SessionStatus> sessions();

  /**
   * Returns the number of native objects that are not released, by interface name; none is zero.
   */
  Map<String, Integer> liveObjects();

  /** Returns the number of native buffers that are not freed. */
  int liveBuffers();

  /**
   * Says whether consumers can work: the state is READY, a session is configured, and every
   * configured session is UP.
   */
  default boolean ready() {
    return state() == SubsystemState.READY
        && !sessions().isEmpty()
        && sessions().stream().allMatch(session -> session.state() == SessionState.UP);
  }

  /** Returns the time of the next try to initialise MAPI. Empty if none is planned. */
  default Optional<Instant> retryAt() {
    return reason().flatMap(Reason::retryAt);
  }

  /** Begins the status of a subsystem without pumps, sessions, objects and buffers. */
  static Builder of(SubsystemState state, Instant since, String binding, String mode) {
    return new Builder(state, since, binding, mode);
  }

  /** Collects the parts of a {@link SubsystemStatus}. Not thread-safe. */
  final class Builder {
    private final SubsystemState state;
    private final Instant since;
    private final String binding;
    private final String mode;
    private Optional<Reason> reason = Optional.empty();
    private List<PumpStatus> pumps = List.of();
    private List<SessionStatus> sessions = List.of();
    private Map<String, Integer> liveObjects = Map.of();
    private int liveBuffers;

    private Builder(SubsystemState state, Instant since, String binding, String mode) {
      this.state = Objects.requireNonNull(state, "state");
      this.since = Objects.requireNonNull(since, "since");
      this.binding = Objects.requireNonNull(binding, "binding");
      this.mode = Objects.requireNonNull(mode, "mode");
    }

    /** Sets {@link SubsystemStatus#reason()}. */
    public Builder reason(Reason why) {
      reason = Optional.of(why);
      return this;
    }

    /** Sets {@link SubsystemStatus#pumps()}. */
    public Builder pumps(List<PumpStatus> all) {
      pumps = List.copyOf(all);
      return this;
    }

    /** Sets {@link SubsystemStatus#sessions()}. */
    public Builder sessions(List<SessionStatus> all) {
      sessions = List.copyOf(all);
      return this;
    }

    /** Sets {@link SubsystemStatus#liveObjects()}. */
    public Builder liveObjects(Map<String, Integer> counts) {
      liveObjects = Map.copyOf(counts);
      return this;
    }

    /** Sets {@link SubsystemStatus#liveBuffers()}. */
    public Builder liveBuffers(int count) {
      liveBuffers = count;
      return this;
    }

    /** Returns the status. */
    public SubsystemStatus build() {
      return new SubsystemStatusValue(
          state, reason, since, binding, mode, pumps, sessions, liveObjects, liveBuffers);
    }
  }
}
