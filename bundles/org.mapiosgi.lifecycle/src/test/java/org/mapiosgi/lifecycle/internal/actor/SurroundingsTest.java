// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurroundingsTest {
  @Test
  void eachConsumerHasOneSetOfCallbackThreadsForAllItsSessionsAndCalls() {
    try (Surroundings surroundings = new Surroundings(new LocalServices("com.example.one"))) {
      Callbacks first = surroundings.callbacks("com.example.one");
      assertThat(surroundings.callbacks("com.example.one")).isSameAs(first);
      assertThat(surroundings.callbacks("com.example.other")).isNotSameAs(first);
    }
  }
}
