// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi.flight;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Declares a type of event. A recording that enables the type, as the default one does, gets its
 * events until the type is closed. Thread-safe and never blocking.
 */
@ProviderType
public interface FlightEventType extends AutoCloseable {
  /** Begins an event on this thread. Allocates nothing while no recording takes the type. */
  FlightEvent begin();

  /** Ends the type. Later events are not recorded. */
  @Override
  void close();

  /**
   * Begins the declaration of a type.
   *
   * @param name as in a recording's settings: {@code org.mapiosgi.mapi.NativeCall}
   * @param label as a viewer shows it
   */
  static Builder named(String name, String label, String description) {
    return new Builder(name, label, description);
  }

  /** Returns a type whose events are never recorded. */
  static FlightEventType none() {
    return NotRecorded.TYPE;
  }

  /** Declares the type of a native call, with operation and result. */
  static FlightEventType nativeCalls() {
    return named(
            "org.mapiosgi.mapi.NativeCall",
            "Native Call",
            "A call of MAPI, from its begin to its return")
        .threshold("20 ms")
        .text("operation", "Operation", "Interface and method, or the function")
        .text("result", "Result", "The name of the HRESULT; empty if the function has none")
        .open();
  }

  /** Collects the parts of a {@link FlightEventType}. Not thread-safe. */
  final class Builder {
    /**
     * Declares a field.
     *
     * @param duration whether it is a number of nanoseconds; if not, it is text
     */
    record Field(String name, String label, String description, boolean duration) {}

    final String name;
    final String label;
    final String description;
    final List<Field> fields = new ArrayList<>();
    String threshold = "";

    private Builder(String name, String label, String description) {
      this.name = Objects.requireNonNull(name, "name");
      this.label = Objects.requireNonNull(label, "label");
      this.description = Objects.requireNonNull(description, "description");
    }

    /** Adds a field with text. */
    public Builder text(String field, String fieldLabel, String fieldDescription) {
      fields.add(new Field(field, fieldLabel, fieldDescription, false));
      return this;
    }

    /** Adds a field with a duration in nanoseconds. */
    public Builder nanos(String field, String fieldLabel, String fieldDescription) {
      fields.add(new Field(field, fieldLabel, fieldDescription, true));
      return this;
    }

    /** Sets the duration of the shortest event that is recorded without another setting. */
    public Builder threshold(String duration) {
      threshold = Objects.requireNonNull(duration, "duration");
      return this;
    }

    /** Returns the type. Close it when its events have ended. */
    public FlightEventType open() {
      try {
        return JfrEventType.open(this);
      } catch (LinkageError | RuntimeException e) {
        // The JVM has no jdk.jfr, or this bundle may not see or use it: nothing is recorded.
        return NotRecorded.TYPE;
      }
    }
  }
}
