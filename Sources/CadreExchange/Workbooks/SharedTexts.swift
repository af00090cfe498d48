/// The texts that cells of a workbook share, one after the other in one block of memory.
struct SharedTexts {
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = []

    var count: Int { ends.count }

    /// Where the bytes of a text lie.
    func place(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    fileprivate mutating func append(_ text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }
    fileprivate mutating func end() {
        EscapedText.resolve(&bytes, from: ends.last ?? 0)
        ends.append(bytes.count)
    }
}

/// Reads the texts that cells share; what tells how to speak a text is left out.
final class SharedTextsReceiver: XMLReceiver {
    private let countMax: Int
    private(set) var texts = SharedTexts()
    private var isText = false
    private var isSpoken = false

    init(countMax: Int) { self.countMax = countMax }

    override func open(_ name: XMLName, _ attributes: XMLAttributes) {
        if name("t") { isText = !isSpoken } else if name("rPh") { isSpoken = true }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isText { texts.append(bytes) }
    }

    override func close(_ name: XMLName) {
        if name("t") {
            isText = false
        } else if name("rPh") {
            isSpoken = false
        } else if name("si") {
            guard texts.count < countMax else {
                return fail(.workbook(.tooMany(what: "shared texts", countMax: countMax)))
            }
            texts.end()
        }
    }
}

/// The form in which workbooks write characters that XML cannot hold: `_x000D_` for a carriage return.
///
/// Source: ECMA-376-1:2016, section 22.9.2.19.
enum EscapedText {
    private static let length = 7

    /// Puts the characters in place of their escaped forms, from an index on.
    static func resolve(_ bytes: inout [UInt8], from start: Int) {
        guard bytes.count - start >= length, var place = next(bytes, from: start) else { return }
        var text = Array(bytes[start..<place])
        while place < bytes.count {
            if let character = character(bytes, at: place) {
                text.append(contentsOf: Array(String(character).utf8))
                place += length
            } else {
                text.append(bytes[place])
                place += 1
            }
        }
        bytes.replaceSubrange(start..., with: text)
    }

    /// Whether the bytes at a place would be read as a character.
    static func isEscaped(_ bytes: [UInt8], at place: Int) -> Bool { character(bytes, at: place) != nil }

    private static func next(_ bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + length <= bytes.count {
            if bytes[place] == UInt8(ascii: "_"), character(bytes, at: place) != nil { return place }
            place += 1
        }
        return nil
    }

    private static func character(_ bytes: [UInt8], at place: Int) -> Character? {
        guard place + length <= bytes.count, bytes[place] == UInt8(ascii: "_"), bytes[place + 1] == UInt8(ascii: "x"),
            bytes[place + 6] == UInt8(ascii: "_"),
            let code = UInt32(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16),
            bytes[place + 2] != UInt8(ascii: "+"), bytes[place + 2] != UInt8(ascii: "-")
        else { return nil }
        return Unicode.Scalar(code).map(Character.init)
    }
}
