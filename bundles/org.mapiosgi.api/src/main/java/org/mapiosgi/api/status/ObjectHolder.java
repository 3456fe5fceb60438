// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Names the session, the lane and the work that hold native objects and buffers. Immutable. */
@ProviderType
public interface ObjectHolder {
  /** Returns the name of the session. Empty if the objects belong to no session. */
  Optional<String> session();

  /** Returns the name of the lane that the session works on. */
  String lane();

  /**
   * Returns the work that obtained the objects. Empty for the objects that a session keeps open
   * itself.
   */
  Optional<String> work();

  /** Returns the number of objects, by interface name. */
  Map<String, Integer> objects();

  /** Returns the number of buffers of MAPIAllocateBuffer. */
  int buffers();

  /**
   * Says whether nothing will release the objects, because the work or the lane's thread ended
   * without a release.
   */
  boolean lost();

  /** Begins the description of a holder on a lane that holds nothing. */
  static Builder of(String lane) {
    return new Builder(lane);
  }

  /**
   * Collects the parts of an {@link ObjectHolder}. Not thread-safe. An empty text leaves one out.
   */
  final class Builder {
    private final String lane;
    private String session = "";
    private String work = "";
    private Map<String, Integer> objects = Map.of();
    private int buffers;
    private boolean lost;

    private Builder(String lane) {
      this.lane = Objects.requireNonNull(lane, "lane");
    }

    /** Sets {@link ObjectHolder#session()}. */
    public Builder session(String name) {
      session = Objects.requireNonNull(name, "session");
      return this;
    }

    /** Sets {@link ObjectHolder#work()}. */
    public Builder work(String words) {
      work = Objects.requireNonNull(words, "work");
      return this;
    }

    /** Sets {@link ObjectHolder#objects()}. */
    public Builder objects(Map<String, Integer> counts) {
      objects = Map.copyOf(counts);
      return this;
    }

    /** Sets {@link ObjectHolder#buffers()}. */
    public Builder buffers(int count) {
      buffers = count;
      return this;
    }

    /** Sets {@link ObjectHolder#lost()}. */
    public Builder lost(boolean isLost) {
      lost = isLost;
      return this;
    }

    /** Returns the description. */
    public ObjectHolder build() {
      return new ObjectHolderValue(
          Texts.optional(session), lane, Texts.optional(work), objects, buffers, lost);
    }
  }
}
