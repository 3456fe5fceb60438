// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

/** The figures of the format ([MS-CFB] 2). Offsets are those within the header or an entry. */
final class CfbFormat {
  static final long SIGNATURE = 0xE11AB1A1E011CFD0L;
  static final int HEADER_SIZE = 512;
  static final int MINOR_VERSION_AT = 24;
  static final int MAJOR_VERSION_AT = 26;
  static final int BYTE_ORDER_AT = 28;
  static final int SECTOR_SHIFT_AT = 30;
  static final int MINI_SECTOR_SHIFT_AT = 32;
  static final int FAT_COUNT_AT = 44;
  static final int DIRECTORY_AT = 48;
  static final int CUTOFF_AT = 56;
  static final int MINI_FAT_AT = 60;
  static final int MINI_FAT_COUNT_AT = 64;
  static final int DIFAT_AT = 68;
  static final int DIFAT_COUNT_AT = 72;
  static final int FIRST_FAT_AT = 76;
  static final int FATS_IN_HEADER = 109;

  static final int SHIFT = 9;
  static final int LARGE_SHIFT = 12;
  static final int SECTOR = 1 << SHIFT;
  static final int MINI_SHIFT = 6;
  static final int MINI_SECTOR = 1 << MINI_SHIFT;
  static final int CUTOFF = 4096;

  static final int FREE = 0xFFFFFFFF;
  static final int END_OF_CHAIN = 0xFFFFFFFE;
  static final int FAT_SECTOR = 0xFFFFFFFD;
  static final int DIFAT_SECTOR = 0xFFFFFFFC;
  static final int NO_ENTRY = 0xFFFFFFFF;

  static final int ENTRY_SIZE = 128;
  static final int NAME_BYTES = 64;
  static final int NAME_LENGTH_AT = 64;
  static final int KIND_AT = 66;
  static final int COLOUR_AT = 67;
  static final int LEFT_AT = 68;
  static final int RIGHT_AT = 72;
  static final int CHILD_AT = 76;
  static final int CLASS_AT = 80;
  static final int START_AT = 116;
  static final int SIZE_AT = 120;
  static final int KIND_STORAGE = 1;
  static final int KIND_STREAM = 2;
  static final int KIND_ROOT = 5;
  static final int RED = 0;
  static final int BLACK = 1;

  private CfbFormat() {}
}
