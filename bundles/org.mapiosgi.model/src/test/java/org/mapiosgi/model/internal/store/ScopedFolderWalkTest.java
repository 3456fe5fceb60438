// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderContent;
import org.mapiosgi.api.store.FolderWalk;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.model.session.OpenObjects;
import org.mapiosgi.model.support.EmulatedSession;
import org.mapiosgi.spi.NativeStore;

class ScopedFolderWalkTest {
  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();
  private final Folder top = mapi.defaultStore().root().createFolder("top");

  @AfterEach
  void logOff() {
    mapi.close();
    session.close();
  }

  private void folders(String... paths) {
    for (String path : paths) {
      Folder at = top;
      List<Folder> made = new ArrayList<>();
      for (String name : path.split("/", 0)) {
        at = at.openOrCreateFolder(name);
        made.add(0, at);
      }
      made.forEach(Folder::close);
    }
  }

  @Test
  void eachFolderComesBeforeThoseInIt() {
    folders("a/b/c", "a/d", "e");
    try (Stream<Folder> all = top.walk().stream()) {
      assertThat(all.map(Folder::displayName)).containsExactly("a", "b", "c", "d", "e");
    }
    assertThat(top.folder("e").walk()).isEmpty();
  }

  @Test
  void noMoreIsOpenThanOneFolderAndOneTableALevel() {
    for (int i = 0; i < 40; i++) {
      folders("wide " + i + "/deep");
    }
    int before = session.objects().byInterface().get("IMAPIFolder");
    int most = 0;
    int tables = 0;
    int seen = 0;
    for (Folder folder : top.walk()) {
      assertThat(folder.displayName()).isNotBlank();
      most = Math.max(most, session.objects().byInterface().get("IMAPIFolder") - before);
      tables = Math.max(tables, session.objects().byInterface().get("IMAPITable"));
      seen++;
    }
    assertThat(seen).isEqualTo(80);
    assertThat(most).isEqualTo(2);
    assertThat(tables).isEqualTo(2);
    assertThat(session.objects().byInterface())
        .containsEntry("IMAPIFolder", before)
        .doesNotContainKey("IMAPITable");
  }

  @Test
  void aTaskMayCloseAndDeleteTheFoldersThatItMeets() {
    folders("a/b", "c/d", "e");
    List<String> met = new ArrayList<>();
    for (Folder folder : top.walk()) {
      String name = folder.displayName();
      met.add(name);
      if (name.equals("a")) {
        folder.close();
      } else if (name.equals("c")) {
        folder.delete(Set.of(FolderContent.FOLDERS));
      }
    }
    assertThat(met).containsExactly("a", "b", "c", "e");
  }

  @Test
  void aFolderThatIsDeletedBeforeItsTurnIsPassedOver() {
    folders("a", "b", "c");
    List<String> met = new ArrayList<>();
    for (Folder folder : top.walk()) {
      met.add(folder.displayName());
      top.findFolder("b").ifPresent(Folder::delete);
    }
    assertThat(met).containsExactly("a", "c");
  }

  @Test
  void aFolderThatCannotBeOpenedDoesNotEndTheWalk() {
    folders("a", "b");
    Iterator<Folder> walk = top.walk().iterator();
    try (Fault refusal =
        session.emulator().on("IMsgStore::OpenEntry").fail(HResult.named("MAPI_E_NO_ACCESS"))) {
      assertThatThrownBy(walk::next).hasMessageContaining("MAPI_E_NO_ACCESS");
      assertThat(refusal.hits()).isEqualTo(1);
      assertThat(walk.next().displayName()).isEqualTo("b");
      assertThat(walk.hasNext()).isFalse();
    }
  }

  @Test
  void closingReleasesWhatTheWalkHasOpen() {
    folders("a/b");
    int before = session.objects().byInterface().get("IMAPIFolder");
    FolderWalk walk = top.walk();
    Iterator<Folder> folders = walk.iterator();
    assertThat(folders.next().displayName()).isEqualTo("a");
    assertThat(folders.next().displayName()).isEqualTo("b");
    walk.close();
    walk.close();
    assertThat(session.objects().byInterface())
        .containsEntry("IMAPIFolder", before)
        .doesNotContainKey("IMAPITable");
    assertThatThrownBy(walk::iterator).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void foldersThatAreTooDeepAreRefused() {
    Folder at = top;
    for (int i = 0; i <= ScopedFolderWalk.DEEPEST; i++) {
      EntryId next = at.createFolder("deeper").entryId();
      at.close();
      at = mapi.folder(next);
    }
    at.close();
    Folder root = mapi.folder("top");
    assertThatThrownBy(() -> root.walk().forEach(folder -> {}))
        .hasMessageContaining("MAPI_E_TOO_COMPLEX")
        .hasMessageContaining("300 levels");
  }

  @Test
  void aFolderThatIsShownInsideOfItselfIsRefused() {
    folders("a/b");
    EntryId parent = top.folder("a").entryId();
    EntryId child = top.folder("a/b").entryId();
    NativeStore store = session.defaultStore();
    NativeStore circular =
        replacing(
            NativeStore.class,
            store,
            "openFolder",
            arguments ->
                store.openFolder(
                    arguments[0].equals(child) ? parent : (EntryId) arguments[0],
                    (Integer) arguments[1]));
    ModelSession other =
        replacing(ModelSession.class, session, "defaultStore", arguments -> circular);
    try (UnitScope unit = new UnitScope(other, new OpenObjects())) {
      Folder start = unit.folder("top");
      assertThatThrownBy(() -> start.walk().forEach(folder -> {}))
          .hasMessageContaining("MAPI_E_FOLDER_CYCLE")
          .hasMessageContaining(child.toString());
    }
  }

  private interface Answer {
    Object to(Object[] arguments);
  }

  private static <T> T replacing(Class<T> type, T target, String method, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) ->
                called.getName().equals(method)
                    ? answer.to(arguments)
                    : invoke(called, target, arguments)));
  }

  private static Object invoke(Method called, Object target, Object[] arguments) throws Throwable {
    try {
      return called.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
