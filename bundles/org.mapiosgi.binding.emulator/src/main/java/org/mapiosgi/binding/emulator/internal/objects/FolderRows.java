// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.function.Supplier;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.binding.emulator.internal.table.TableSource;

/** The rows of a table of a folder, which change when the folder does. */
record FolderRows(FolderNode folder, Supplier<List<TableRow>> lister) implements TableSource {
  @Override
  public long revision() {
    return folder.revision();
  }

  @Override
  public List<TableRow> rows() {
    return lister.get();
  }
}
