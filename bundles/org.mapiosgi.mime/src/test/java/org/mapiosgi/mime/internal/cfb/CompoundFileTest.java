// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.mime.internal.part.Losses;

/** Compound files, compared with POIFS. */
@Timeout(60)
class CompoundFileTest {
  private static final UUID CLASS = UUID.fromString("00020d0b-0000-0000-c000-000000000046");

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int index = 0; index < size; index++) {
      bytes[index] = (byte) (index * 7 + (index >> 8));
    }
    return bytes;
  }

  /** A tree with streams of these sizes in the root and in a storage. */
  private static Storage tree(int... sizes) {
    Storage root = new Storage(CLASS);
    Storage inner = new Storage();
    root.add("inner storage", inner);
    inner.add("Ärger", StoredStream.of(bytes(3)));
    for (int number = 0; number < sizes.length; number++) {
      root.add("s" + number, StoredStream.of(bytes(sizes[number])));
      inner.add("t" + number, StoredStream.of(bytes(sizes[number])));
    }
    return root;
  }

  private static byte[] file(Storage root) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      FileWriting.write(root, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static Storage read(byte[] file) throws NoCompoundFileException {
    Losses losses = new Losses();
    Storage root = CompoundFile.read(ByteBuffer.wrap(file), losses);
    assertThat(losses.list()).isEmpty();
    return root;
  }

  /** The streams of a tree by their paths, as the sums of their bytes. */
  private static Map<String, Integer> listing(Storage root) {
    Map<String, Integer> paths = new TreeMap<>();
    list("", root, paths);
    return paths;
  }

  private static void list(String at, Storage storage, Map<String, Integer> into) {
    storage
        .streams()
        .forEach((name, each) -> into.put(at + name, Arrays.hashCode(each.toByteArray())));
    storage.storages().forEach((name, each) -> list(at + name + "/", each, into));
  }

  private static Map<String, Integer> poiListing(byte[] file) throws IOException {
    Map<String, Integer> paths = new TreeMap<>();
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file))) {
      list("", files.getRoot(), paths);
    }
    return paths;
  }

  private static void list(String at, DirectoryEntry directory, Map<String, Integer> into)
      throws IOException {
    for (Entry entry : directory) {
      if (entry instanceof DirectoryEntry inner) {
        list(at + entry.getName() + "/", inner, into);
      } else {
        try (DocumentInputStream in = new DocumentInputStream((DocumentEntry) entry)) {
          into.put(at + entry.getName(), Arrays.hashCode(in.readAllBytes()));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 65, 512, 4095, 4096, 4097, 100_000, 8_000_000})
  void poifsAndWeReadTheFilesThatWeWrite(int size) throws Exception {
    Storage tree = tree(size, 10, size, 5_000);
    byte[] file = file(tree);
    assertThat(file.length % 512).isZero();
    assertThat(listing(read(file))).isEqualTo(listing(tree)).hasSize(9);
    assertThat(poiListing(file)).isEqualTo(listing(tree));
    assertThat(read(file).classId()).isEqualTo(CLASS);
  }

  @Test
  void weReadTheFilesThatPoifsWrites() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      for (int size : new int[] {0, 1, 4095, 4096, 9_000_000}) {
        files.createDocument(new ByteArrayInputStream(bytes(size)), "d" + size);
        files
            .getRoot()
            .createDirectory("dir" + size)
            .createDocument("in", new ByteArrayInputStream(bytes(size)));
      }
      files.writeFilesystem(out);
    }
    byte[] file = out.toByteArray();
    assertThat(listing(read(file))).isEqualTo(poiListing(file)).hasSize(10);
  }

  @Test
  void sectorsOf4096BytesAreRead() throws Exception {
    byte[] file = LargeSectors.file(bytes(4_000), bytes(9_000));
    Storage root = read(file);
    assertThat(root.stream("small").orElseThrow().toByteArray()).isEqualTo(bytes(4_000));
    assertThat(root.stream("large").orElseThrow().toByteArray()).isEqualTo(bytes(9_000));
    assertThat(poiListing(file)).isEqualTo(listing(root)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 6, 7, 8, 1_000, 65_537})
  void theDirectoryIsARedBlackTree(int count) {
    Storage root = new Storage();
    for (int number = 0; number < count; number++) {
      root.add("stream " + number, StoredStream.of(new byte[0]));
    }
    ByteBuffer file = ByteBuffer.wrap(file(root)).order(ByteOrder.LITTLE_ENDIAN);
    int directory = (file.getInt(48) + 1) * 512;
    int[] seen = {0};
    int top = file.getInt(directory + 76);
    assertThat(file.get(directory + top * 128 + 67)).as("the root is black").isOne();
    blackHeight(file, directory, top, true, 0, seen);
    assertThat(seen[0]).isEqualTo(count);
  }

  /** The number of black entries on each way down; checks the colours and the depth. */
  private static int blackHeight(
      ByteBuffer file, int directory, int entry, boolean underBlack, int depth, int[] seen) {
    if (entry == -1) {
      return 0;
    }
    seen[0]++;
    int at = directory + entry * 128;
    boolean black = file.get(at + 67) == 1;
    assertThat(black || underBlack).as("no red under red").isTrue();
    assertThat(depth).isLessThan(20);
    int left = blackHeight(file, directory, file.getInt(at + 68), black, depth + 1, seen);
    int right = blackHeight(file, directory, file.getInt(at + 72), black, depth + 1, seen);
    assertThat(left).isEqualTo(right);
    return left + (black ? 1 : 0);
  }

  @Test
  void namesAreFoundInAnyCaseAndOnlyOnce() {
    Storage root = new Storage();
    assertThat(root.add("Stream", StoredStream.of(bytes(2)))).isTrue();
    assertThat(root.add("STREAM", StoredStream.of(bytes(3)))).isFalse();
    assertThat(root.add("stream", new Storage())).isFalse();
    assertThat(root.stream("sTREAM").orElseThrow().size()).isEqualTo(2);
    root.add("n".repeat(32), new Storage());
    assertThatThrownBy(() -> FileWriting.write(root, new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNoCompoundFileIsRefused() {
    byte[] file = file(tree(10));
    byte[] sectors = file.clone();
    sectors[30] = 5;
    byte[] directory = file.clone();
    Arrays.fill(directory, 48, 52, (byte) -1);
    assertRefused(new byte[3], "it does not begin with the signature of compound files");
    assertRefused(Arrays.copyOf(file, 511), "it is shorter than the header of compound files");
    assertRefused(sectors, "it has sectors of a size that compound files do not have");
    assertRefused(directory, "it has no directory");
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> CompoundFile.read(ByteBuffer.wrap(file), new Losses()))
        .isInstanceOf(NoCompoundFileException.class)
        .hasMessage(message);
  }

  @Test
  void aChainThatMeetsAnotherOneEnds() throws Exception {
    Storage root = new Storage();
    root.add("a", StoredStream.of(bytes(5_000)));
    root.add("b", StoredStream.of(bytes(5_000)));
    byte[] file = file(root);
    ByteBuffer view = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int fat = (view.getInt(76) + 1) * 512;
    int directory = (view.getInt(48) + 1) * 512;
    int first = view.getInt(directory + 2 * 128 + 116);
    view.putInt(fat + first * 4, first);
    Losses losses = new Losses();
    Storage read = CompoundFile.read(ByteBuffer.wrap(file), losses);
    assertThat(losses.list()).hasSize(1).first().asString().matches("the stream [ab] is cut off");
    assertThat(read.stream("a").orElseThrow().size() + read.stream("b").orElseThrow().size())
        .isEqualTo(5_512);
  }

  @Test
  void aNameWithoutItsZeroIsCutToTheLongestThatCanBeWritten() throws Exception {
    Storage root = new Storage();
    root.add("a", StoredStream.of(bytes(1)));
    byte[] file = file(root);
    ByteBuffer view = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int entry = (view.getInt(48) + 1) * 512 + 128;
    Arrays.fill(file, entry, entry + 64, (byte) 'a');
    view.putShort(entry + 64, (short) 0xFFFF);
    Storage read = CompoundFile.read(ByteBuffer.wrap(file), new Losses());
    assertThat(file(read)).isNotEmpty();
    assertThat(read.streams()).hasSize(1);
  }

  @Test
  void aDirectoryThatIsNoTreeIsALoss() throws Exception {
    Storage root = new Storage();
    for (int number = 0; number < 7; number++) {
      root.add("s" + number, StoredStream.of(bytes(1)));
    }
    byte[] file = file(root);
    ByteBuffer view = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int directory = (view.getInt(48) + 1) * 512;
    int top = view.getInt(directory + 76);
    view.putInt(directory + top * 128 + 68, top);
    view.putInt(directory + top * 128 + 72, 1_000_000);
    Losses losses = new Losses();
    assertThat(CompoundFile.read(ByteBuffer.wrap(file), losses).streams()).hasSize(1);
    assertThat(losses.list()).containsExactly("its directory is damaged");
  }
}
