// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class FolderPathTest {
  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();

  @AfterEach
  void close() {
    mapi.close();
    session.close();
  }

  private void make(String... names) {
    Folder at = mapi.defaultStore().root();
    for (String name : names) {
      at = at.openOrCreateFolder(name);
    }
  }

  @Test
  void aPathIsFollowedWhateverTheCaseOfItsLetters() {
    make("Projects", "2026", "Größe");
    MessageStore store = mapi.defaultStore();
    assertThat(store.folder("projects/2026/GRÖßE").displayName()).isEqualTo("Größe");
    assertThat(mapi.folder("Projects").folder("2026").displayName()).isEqualTo("2026");
    assertThat(store.findFolder("PROJECTS/2026")).isPresent();
  }

  @Test
  void theSameCaseIsPreferred() {
    make("Projects");
    make("projects");
    assertThat(mapi.folder("Projects").displayName()).isEqualTo("Projects");
  }

  @Test
  void theFoldersOnTheWayAreClosed() {
    mapi.defaultStore().root().openOrCreateFolder("Projects").openOrCreateFolder("2026");
    Map<String, Integer> before = session.objects().byInterface();
    Folder found = mapi.folder("Projects/2026");
    assertThat(session.objects().byInterface())
        .isEqualTo(Map.of("IMAPIFolder", before.get("IMAPIFolder") + 1));
    found.close();
    assertThat(mapi.defaultStore().findFolder("Projects/none")).isEmpty();
    assertThat(session.objects().byInterface()).isEqualTo(before);
  }

  @Test
  void theMissingPartIsNamed() {
    make("Projects");
    assertThatThrownBy(() -> mapi.folder("Projects/2026/May"))
        .hasMessageContaining("MAPI_E_NOT_FOUND")
        .hasMessageContaining("'2026'")
        .hasMessageContaining("'Projects'");
  }

  @Test
  void anEmptyPartIsRefused() {
    for (String path : new String[] {"", "/Projects", "Projects/", "a//b", " "}) {
      assertThatThrownBy(() -> mapi.folder(path))
          .as(path)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aFolderIsMadeOnceOrOpenedIfItIsThere() {
    Folder root = mapi.defaultStore().root();
    Folder made = root.createFolder("once");
    assertThatThrownBy(() -> root.createFolder("once")).hasMessageContaining("MAPI_E_COLLISION");
    assertThat(root.openOrCreateFolder("once").entryId()).isEqualTo(made.entryId());
    assertThatThrownBy(() -> root.createFolder(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
