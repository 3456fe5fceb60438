// SPDX-License-Identifier: Apache-2.0
//
// A property value in the provider's own form, and the ways to and from SPropValue.
#pragma once

#include "support.h"

#include <map>
#include <memory>

namespace ref {

/** Text is always PT_UNICODE here; STRING8 exists only at the boundary. */
struct Value {
  ULONG tag = 0;
  LONGLONG number = 0;  // I2, LONG, BOOLEAN, I8, CURRENCY, ERROR, SYSTIME as FILETIME
  double real = 0;      // R4, DOUBLE, APPTIME
  std::wstring text = {};
  Bytes bytes = {};               // BINARY, CLSID
  std::vector<Value> many = {};   // MV_*: single values of the base type

  static Value ofLong(ULONG tag, LONGLONG number);
  static Value ofText(ULONG tag, const std::wstring& text);
  static Value ofBytes(ULONG tag, const Bytes& bytes);

  /** What an object or a row gives only through a stream. */
  bool tooLong() const;
  /** Size in bytes as PR_MESSAGE_SIZE and RES_SIZE see it. */
  size_t size() const;
};

/** The properties of an object by property id; one value of a multi-value (MVI_FLAG) stands beside the property. */
class Bag {
 public:
  const Value* find(ULONG tag) const;
  void put(Value value);
  void put(ULONG tag, LONGLONG number) { put(Value::ofLong(tag, number)); }
  void put(ULONG tag, const std::wstring& text) { put(Value::ofText(tag, text)); }
  void put(ULONG tag, const Bytes& bytes) { put(Value::ofBytes(tag, bytes)); }
  bool erase(ULONG tag);
  LONGLONG number(ULONG tag, LONGLONG otherwise = 0) const;
  std::wstring text(ULONG tag) const;
  Bytes bytes(ULONG tag) const;
  const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<Value> values_;  // ordered by property id, an instance behind its property
};

ULONG baseType(ULONG tag);

/** Is it the tag of all values of a multi-value? That of its instances is not. */
bool isList(ULONG tag);

/** Is it the tag of a column that has one value of a multi-value in each row (MVI_FLAG)? */
bool isInstance(ULONG tag);

/** The own form of a caller's value; throws Failure where the type is unknown. */
Value fromNative(const SPropValue& native);

/** Can this value be given under the type that was asked for? */
bool answers(const Value& value, ULONG requestedTag);

/** Writes the value; what it points to is chained to root. unicode decides for PT_UNSPECIFIED. */
void toNative(const Value& value, ULONG requestedTag, bool unicode, SPropValue& out, void* root);

/** Writes PT_ERROR. */
void errorValue(ULONG requestedTag, SCODE code, SPropValue& out);

/** One cell: the value, or PT_ERROR with NOT_FOUND or NOT_ENOUGH_MEMORY. True for a value. */
bool cell(const Bag& bag, ULONG requestedTag, bool unicode, SPropValue& out, void* root);

/** Order of two single values of one type; text without regard to case. */
int compare(const Value& a, const Value& b, bool ignoreCase = true);

}  // namespace ref
