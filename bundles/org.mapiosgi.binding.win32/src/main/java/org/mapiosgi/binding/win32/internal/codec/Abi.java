// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

/** The two Windows ABIs that MAPI's structures exist in. */
public enum Abi {
  /** 64-bit. */
  X64(8),
  /** 32-bit. */
  X86(4);

  private final int pointerSize;

  Abi(int pointerSize) {
    this.pointerSize = pointerSize;
  }

  /** Bytes of a pointer, and of ULONG_PTR. */
  public int pointerSize() {
    return pointerSize;
  }

  /**
   * The ABI with pointers of the given size.
   *
   * @throws IllegalArgumentException where Windows has none
   */
  public static Abi ofPointerSize(int bytes) {
    return switch (bytes) {
      case 8 -> X64;
      case 4 -> X86;
      default -> throw new IllegalArgumentException("no Windows has pointers of " + bytes);
    };
  }
}
