// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.ItemDeleted;
import org.mapiosgi.model.internal.sync.StepQueue.RawChange;

class StepQueueTest {
  private static final Binary KEY = Binary.of((byte) 1, (byte) 2);

  private final StepQueue queue = new StepQueue(Set.of(Pr.SUBJECT.id()));

  @Test
  void aStepThatIsTooLongIsRefusedByName() {
    queue.importMessageDeletion(Collections.nCopies(StepQueue.MOST, KEY));
    assertThatThrownBy(() -> queue.importMessageDeletion(List.of(KEY)))
        .hasMessageContaining("MAPI_E_NOT_ENOUGH_MEMORY")
        .hasMessageContaining("in one step");
    assertThat(queue.poll()).contains(new ItemDeleted(KEY));
  }

  @Test
  void onlyTheWantedValuesOfAChangeAreKept() {
    queue.importMessageChange(
        List.of(
            Pr.SOURCE_KEY.with(KEY), Pr.SUBJECT.with("subject"), Pr.BODY.with("x".repeat(1000))),
        0);
    assertThat(queue.poll())
        .contains(new RawChange(KEY, false, List.of(Pr.SUBJECT.with("subject"))));
    assertThat(queue.poll()).isEmpty();
  }

  @Test
  void aChangeWithoutASourceKeyIsRefusedByName() {
    assertThatThrownBy(() -> queue.importMessageChange(List.of(Pr.SUBJECT.with("subject")), 0))
        .hasMessageContaining("MAPI_E_CORRUPT_DATA")
        .hasMessageContaining("PR_SOURCE_KEY");
  }
}
