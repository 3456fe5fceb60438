// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Lists the open objects, their holders, the lanes and the limits, at one moment. Immutable. */
@ProviderType
public interface MapiAccounts {
  /**
   * Returns the number of native objects that are not released, by interface name; none is zero.
   */
  Map<String, Integer> liveObjects();

  /** Returns the number of native buffers that are not freed. */
  int liveBuffers();

  /**
   * Returns the sessions and the units of work that hold objects and buffers, and those that lost
   * some.
   */
  List<ObjectHolder> holders();

  /** Returns the threads that may call MAPI: the primary first. */
  List<LaneStatus> lanes();

  /** Returns the limits: those of the process first. */
  List<LimitStatus> limits();

  /** Begins empty accounts. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the parts of {@link MapiAccounts}. Not thread-safe. */
  final class Builder {
    private Map<String, Integer> liveObjects = Map.of();
    private int liveBuffers;
    private List<ObjectHolder> holders = List.of();
    private List<LaneStatus> lanes = List.of();
    private List<LimitStatus> limits = List.of();

    private Builder() {}

    /** Sets {@link MapiAccounts#liveObjects()}. */
    public Builder liveObjects(Map<String, Integer> counts) {
      liveObjects = Map.copyOf(counts);
      return this;
    }

    /** Sets {@link MapiAccounts#liveBuffers()}. */
    public Builder liveBuffers(int count) {
      liveBuffers = count;
      return this;
    }

    /** Sets {@link MapiAccounts#holders()}. */
    public Builder holders(List<ObjectHolder> all) {
      holders = List.copyOf(all);
      return this;
    }

    /** Sets {@link MapiAccounts#lanes()}. */
    public Builder lanes(List<LaneStatus> all) {
      lanes = List.copyOf(all);
      return this;
    }

    /** Sets {@link MapiAccounts#limits()}. */
    public Builder limits(List<LimitStatus> all) {
      limits = List.copyOf(all);
      return this;
    }

    /** Returns the accounts. */
    public MapiAccounts build() {
      return new MapiAccountsValue(liveObjects, liveBuffers, holders, lanes, limits);
    }
  }
}
