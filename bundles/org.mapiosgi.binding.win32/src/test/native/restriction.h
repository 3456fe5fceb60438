// SPDX-License-Identifier: Apache-2.0
//
// A caller's SRestriction, copied at the call, and its verdict on a row.
#pragma once

#include "value.h"

namespace ref {

/** What a restriction looks at: a row's properties, and what sub-restrictions reach. */
struct Subject {
  const Bag& props;
  const std::vector<Bag>* recipients;
  const std::vector<Bag>* attachments;
};

/** PR_ANR, by which the entries of an address book are found. */
const ULONG PR_ANR_ID = 0x360C;

/** Does PR_ANR find the entry by a name? See directory.cpp. */
bool findsByName(const Bag& entry, const std::wstring& name);

class Restriction {
 public:
  /** Throws Failure: INVALID_PARAMETER for what is no restriction, TOO_COMPLEX for what is none here. */
  explicit Restriction(const SRestriction& native, int depth = 0);
  bool matches(const Subject& subject) const;

  /** Writes it; what it points to is chained to root. */
  void toNative(bool unicode, SRestriction& out, void* root) const;

  /** Before each scan of a table: RES_COUNT counts from the first row again. */
  void rewind();

 private:
  bool content(const Value& value) const;
  bool relation(int order) const;
  bool property(const Bag& props) const;
  bool anyMatches(const std::vector<Bag>* subjects) const;

  ULONG type_;
  ULONG operator_ = 0;  // fuzzy level, relop, relBMR, sub-object
  ULONG tag_ = 0;
  ULONG tag2_ = 0;
  ULONG number_ = 0;  // mask, size, count
  mutable ULONG remaining_ = 0;
  std::unique_ptr<Value> value_;
  std::vector<Value> comment_;
  std::vector<Restriction> inner_;
};

}  // namespace ref
