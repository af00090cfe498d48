import Foundation

/// Texts that recur, each kept once and found by its bytes without making a string first.
///
/// The hash is seeded anew in each process, so that a file cannot be made to collide. The order of indices is the
/// order of first appearance and does not depend on the hash.
struct TextPool {
    private var slots: [Int32]
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private(set) var texts: [String] = []
    private let byteCountMax: Int

    /// Makes an empty pool that stops growing at this many bytes.
    init(byteCountMax: Int = 32 << 20) {
        slots = Array(repeating: -1, count: 256)
        self.byteCountMax = byteCountMax
    }

    /// The index of these bytes, after adding them; nil where they are no UTF-8 or the pool is full.
    mutating func index(of field: UnsafeBufferPointer<UInt8>) -> Int? {
        var place = slot(of: field)
        while slots[place] >= 0 {
            if matches(Int(slots[place]), field) { return Int(slots[place]) }
            place = (place + 1) & (slots.count - 1)
        }
        guard field.count <= byteCountMax - bytes.count, let text = String(validating: field, as: UTF8.self) else {
            return nil
        }
        let index = texts.count
        texts.append(text)
        bytes.append(contentsOf: field)
        ends.append(bytes.count)
        slots[place] = Int32(index)
        if texts.count * 2 > slots.count { grow() }
        return index
    }

    private func slot(of field: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(field))
        return hasher.finalize() & (slots.count - 1)
    }

    private func start(of index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

    private func matches(_ index: Int, _ field: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = start(of: index)
        guard ends[index] - start == field.count else { return false }
        guard let other = field.baseAddress, field.count > 0 else { return true }
        return bytes.withUnsafeBufferPointer { pool in
            guard let base = pool.baseAddress else { return false }
            return memcmp(base + start, other, field.count) == 0
        }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 4)
        bytes.withUnsafeBufferPointer { pool in
            for index in texts.indices {
                let field = UnsafeBufferPointer(rebasing: pool[start(of: index)..<ends[index]])
                var place = slot(of: field)
                while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
                slots[place] = Int32(index)
            }
        }
    }
}
