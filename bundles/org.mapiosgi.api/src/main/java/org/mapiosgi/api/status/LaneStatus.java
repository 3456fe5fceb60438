// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Describes a lane (a thread that may call MAPI) at one moment. Immutable. */
@ProviderType
public interface LaneStatus {
  /** Names the state of a lane. New states can be added. */
  enum State {
    /** The thread has not started its work yet. */
    STARTING,
    /** The lane waits for work. */
    IDLE,
    /** The lane works. */
    BUSY,
    /** The lane works on something that takes longer than allowed. */
    OVERDUE,
    /** The product gave the lane up. It gets no more work, and ends when its call returns. */
    STUCK,
    /** The thread has ended. */
    ENDED
  }

  /** Names the kind of code that a lane's thread executes. New kinds can be added. */
  enum Place {
    /** Native code: a provider, its server or the binding keeps the thread. */
    NATIVE,
    /** Java code of the bundle that submitted the unit of work. */
    CONSUMER,
    /** Java code of another bundle, of the product or of the JDK. */
    JAVA
  }

  /** Returns the name of the lane, which is the name of its thread. */
  String name();

  /** Says whether it is MAPI's initialization thread, which runs no work of sessions (R8). */
  boolean primary();

  /** Returns the state. */
  State state();

  /** Returns the name of the session whose work the lane does. */
  Optional<String> session();

  /** Returns the work, for example {@code the logon}. Empty if the lane waits. */
  Optional<String> work();

  /** Returns the symbolic name of the bundle whose unit of work the lane runs. */
  Optional<String> bundle();

  /** Returns the component whose unit of work the lane runs, or else the class of the task. */
  Optional<String> component();

  /** Returns the kind of code that the thread executes. Empty if the lane waits or has ended. */
  Optional<Place> place();

  /** Returns the innermost stack frame that shows the place, as Java prints a frame. */
  Optional<String> frame();

  /** Returns the time at which the work, or the wait, began. */
  Instant since();

  /** Returns the number of steps that wait for the lane. */
  int queued();

  /** Returns the number of objects that the unit of work holds open, by interface name. */
  Map<String, Integer> objects();

  /** Begins the status of a lane without work. */
  static Builder of(String name, State state, Instant since) {
    return new Builder(name, state, since);
  }

  /** Collects the parts of a {@link LaneStatus}. Not thread-safe. An empty text leaves one out. */
  final class Builder {
    private final String name;
    private final State state;
    private final Instant since;
    private boolean primary;
    private String session = "";
    private String work = "";
    private String bundle = "";
    private String component = "";
    private Optional<Place> place = Optional.empty();
    private String frame = "";
    private int queued;
    private Map<String, Integer> objects = Map.of();

    private Builder(String name, State state, Instant since) {
      this.name = Objects.requireNonNull(name, "name");
      this.state = Objects.requireNonNull(state, "state");
      this.since = Objects.requireNonNull(since, "since");
    }

    /** Sets {@link LaneStatus#primary()}. */
    public Builder primary(boolean isPrimary) {
      primary = isPrimary;
      return this;
    }

    /** Sets {@link LaneStatus#session()}. */
    public Builder session(String sessionName) {
      session = Objects.requireNonNull(sessionName, "session");
      return this;
    }

    /** Sets {@link LaneStatus#work()}. */
    public Builder work(String words) {
      work = Objects.requireNonNull(words, "work");
      return this;
    }

    /** Sets {@link LaneStatus#bundle()}. */
    public Builder bundle(String symbolicName) {
      bundle = Objects.requireNonNull(symbolicName, "bundle");
      return this;
    }

    /** Sets {@link LaneStatus#component()}. */
    public Builder component(String nameOrClass) {
      component = Objects.requireNonNull(nameOrClass, "component");
      return this;
    }

    /** Sets {@link LaneStatus#place()} and {@link LaneStatus#frame()}. */
    public Builder at(Place where, String stackFrame) {
      place = Optional.of(where);
      frame = Objects.requireNonNull(stackFrame, "frame");
      return this;
    }

    /** Sets {@link LaneStatus#queued()}. */
    public Builder queued(int count) {
      queued = count;
      return this;
    }

    /** Sets {@link LaneStatus#objects()}. */
    public Builder objects(Map<String, Integer> counts) {
      objects = Map.copyOf(counts);
      return this;
    }

    /** Returns the status. */
    public LaneStatus build() {
      return new LaneStatusValue(
          name,
          primary,
          state,
          Texts.optional(session),
          Texts.optional(work),
          Texts.optional(bundle),
          Texts.optional(component),
          place,
          Texts.optional(frame),
          since,
          queued,
          objects);
    }
  }
}
