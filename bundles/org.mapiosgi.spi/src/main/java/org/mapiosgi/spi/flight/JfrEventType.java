// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi.flight;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventFactory;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * A type of event of the JDK's flight recorder. The only class of this package that needs jdk.jfr.
 *
 * <p>The recorder makes the class of the event: it writes names of its internals into such a class,
 * and the class loader of a bundle does not see those. It does so when the first recording begins,
 * because this takes the JVM its time. If the recorder fails, it gets no more events: no call may
 * suffer from being watched.
 */
final class JfrEventType implements FlightEventType, FlightRecorderListener {
  private final List<AnnotationElement> annotations = new ArrayList<>();
  private final List<ValueDescriptor> fields = new ArrayList<>();

  /** Null while there is no recording, and after {@link #close}. */
  private volatile @Nullable EventFactory factory;

  private boolean closed;

  private JfrEventType(Builder from) {
    annotations.add(new AnnotationElement(Name.class, from.name));
    annotations.add(new AnnotationElement(Label.class, from.label));
    annotations.add(new AnnotationElement(Description.class, from.description));
    annotations.add(new AnnotationElement(Category.class, new String[] {"MAPI"}));
    annotations.add(new AnnotationElement(StackTrace.class, false));
    if (!from.threshold.isEmpty()) {
      annotations.add(new AnnotationElement(Threshold.class, from.threshold));
    }
    from.fields.forEach(field -> fields.add(descriptor(field)));
  }

  private static ValueDescriptor descriptor(Builder.Field field) {
    List<AnnotationElement> about = new ArrayList<>();
    about.add(new AnnotationElement(Label.class, field.label()));
    about.add(new AnnotationElement(Description.class, field.description()));
    if (field.duration()) {
      about.add(new AnnotationElement(Timespan.class, Timespan.NANOSECONDS));
    }
    return new ValueDescriptor(field.duration() ? long.class : String.class, field.name(), about);
  }

  /**
   * Waits for a recording.
   *
   * @throws LinkageError if there is no jdk.jfr
   */
  static FlightEventType open(Builder from) {
    if (!FlightRecorder.isAvailable()) {
      return NotRecorded.TYPE;
    }
    JfrEventType type = new JfrEventType(from);
    FlightRecorder.addListener(type);
    return type;
  }

  @Override
  public synchronized void recorderInitialized(FlightRecorder recorder) {
    if (!closed) {
      try {
        EventFactory made = EventFactory.create(annotations, fields);
        made.register();
        factory = made;
      } catch (LinkageError | RuntimeException e) {
        closed = true;
      }
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    EventFactory made = factory;
    factory = null;
    try {
      FlightRecorder.removeListener(this);
      if (made != null) {
        made.unregister();
      }
    } catch (LinkageError | RuntimeException e) {
      // The recorder has failed. The owner of the type must still come down.
    }
  }

  @Override
  public FlightEvent begin() {
    EventFactory made = factory;
    if (made == null) {
      return NotRecorded.EVENT;
    }
    try {
      if (!made.getEventType().isEnabled()) {
        return NotRecorded.EVENT;
      }
      Event event = made.newEvent();
      event.begin();
      return new Begun(event);
    } catch (LinkageError | RuntimeException e) {
      factory = null;
      return NotRecorded.EVENT;
    }
  }

  private final class Begun implements FlightEvent {
    private final Event event;

    Begun(Event event) {
      this.event = event;
    }

    @Override
    public boolean isRecorded() {
      return true;
    }

    @Override
    public void end(Object... values) {
      if (values.length != fields.size()) {
        throw new IllegalArgumentException("the event has " + fields.size() + " fields");
      }
      try {
        event.end();
        if (event.shouldCommit()) {
          for (int place = 0; place < values.length; place++) {
            event.set(place, values[place]);
          }
          event.commit();
        }
      } catch (LinkageError | RuntimeException e) {
        factory = null;
      }
    }
  }
}
