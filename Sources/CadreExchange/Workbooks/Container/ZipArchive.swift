import CadreDomain

/// The entries of a ZIP archive in memory, each known to lie in the file by itself.
///
/// Only what workbooks need is read: entries that are stored or deflated, listed in one directory at the end. What no
/// program writes is refused: entries that overlap, two of one name, a name that differs between directory and entry.
///
/// Source: PKWARE *.ZIP File Format Specification* 6.3.10, section 4.
struct ZipArchive {
    /// An entry, such as a part of a workbook.
    struct Entry {
        let name: String
        let isDeflated: Bool
        let isEncrypted: Bool
        let checksum: UInt32
        let unpackedCount: Int
        /// Where its bytes lie, as they are packed.
        let place: Range<Int>
    }

    private static let directoryEndSize = 22
    private static let commentSizeMax = 65_535
    private static let localHeaderSize = 30
    private static let directoryHeaderSize = 46

    let bytes: [UInt8]
    /// The entries by their names in lower case, in which parts are the same.
    private let entries: [String: Entry]

    /// Reads the directory of an archive.
    init(_ bytes: [UInt8], limits: WorkbookLimits) throws(UnreadableFile) {
        self.bytes = bytes
        let reader = LittleEndian(bytes: bytes)
        let end = try Self.directoryEnd(reader)
        let count = reader.short(end + 10)
        let (start, size) = (reader.long(end + 16), reader.long(end + 12))
        guard count <= limits.partCountMax else { throw .workbook(.tooManyParts(countMax: limits.partCountMax)) }
        guard start + size <= end else { throw Self.damaged("its directory lies outside of the file") }
        var entries: [String: Entry] = [:]
        var extents: [(start: Int, end: Int)] = []
        var place = start
        for _ in 0..<count {
            guard place + Self.directoryHeaderSize <= start + size, reader.long(place) == 0x0201_4B50 else {
                throw Self.damaged("its directory is cut short")
            }
            let (entry, extent, next) = try Self.entry(reader, at: place, directoryStart: start)
            place = next
            guard entries.updateValue(entry, forKey: entry.name.lowercased()) == nil else {
                throw Self.damaged("two parts are called \(entry.name)")
            }
            extents.append(extent)
        }
        extents.sort { $0.start < $1.start }
        for (one, next) in zip(extents, extents.dropFirst()) where one.end > next.start {
            throw .workbook(.partsOverlap)
        }
        self.entries = entries
    }

    /// The entry of a name, letters of either case.
    func entry(_ name: String) -> Entry? { entries[name.lowercased()] }

    /// Whether an entry is encrypted.
    var isEncrypted: Bool { entries.values.contains(where: \.isEncrypted) }

    static func damaged(_ reason: String) -> UnreadableFile { .workbook(.damaged(reason: reason)) }

    /// Finds the record behind the directory; a comment may follow it.
    private static func directoryEnd(_ reader: LittleEndian) throws(UnreadableFile) -> Int {
        let last = reader.bytes.count - directoryEndSize
        guard last >= 0 else { throw damaged("it is cut short") }
        var place = last
        while place >= max(0, last - commentSizeMax) {
            if reader.long(place) == 0x0605_4B50,
                place + directoryEndSize + reader.short(place + 20) == reader.bytes.count
            {
                return place
            }
            place -= 1
        }
        throw damaged("it has no directory, as where the transfer was cut short")
    }

    /// Reads an entry of the directory and checks the header in front of its bytes.
    private static func entry(
        _ reader: LittleEndian, at place: Int, directoryStart: Int
    ) throws(UnreadableFile) -> (entry: Entry, extent: (start: Int, end: Int), next: Int) {
        let nameSize = reader.short(place + 28)
        let extra = place + directoryHeaderSize + nameSize
        let next = extra + reader.short(place + 30) + reader.short(place + 32)
        guard next <= reader.bytes.count else { throw damaged("its directory is cut short") }
        let nameBytes = reader.bytes[place + directoryHeaderSize..<extra]
        guard let name = String(validating: nameBytes, as: UTF8.self) else {
            throw damaged("a part has no readable name")
        }
        let sizes = try Sizes(reader, at: place, extra: extra..<extra + reader.short(place + 30))
        let method = reader.short(place + 10)
        let isEncrypted = reader.short(place + 8) & 0x41 != 0
        guard method == 0 || method == 8 || isEncrypted else {
            throw damaged("the part \(name) is packed by a method that is not read (\(method))")
        }
        let header = sizes.offset
        guard header >= 0, header <= directoryStart - localHeaderSize, reader.long(header) == 0x0403_4B50 else {
            throw damaged("the part \(name) is not where the directory says")
        }
        let localName = header + localHeaderSize
        let start = localName + reader.short(header + 26) + reader.short(header + 28)
        guard start <= directoryStart, sizes.packed <= directoryStart - start else {
            throw damaged("the part \(name) is cut short")
        }
        guard reader.bytes[localName..<localName + reader.short(header + 26)].elementsEqual(nameBytes) else {
            throw damaged("the part \(name) is called otherwise in its header")
        }
        let entry = Entry(
            name: name, isDeflated: method == 8, isEncrypted: isEncrypted, checksum: UInt32(reader.long(place + 16)),
            unpackedCount: sizes.unpacked, place: start..<start + sizes.packed
        )
        return (entry, (header, start + sizes.packed), next)
    }

    /// The sizes of an entry and where its header lies, of which the directory keeps large ones in an extra field.
    private struct Sizes {
        let unpacked: Int
        let packed: Int
        let offset: Int

        init(_ reader: LittleEndian, at place: Int, extra: Range<Int>) throws(UnreadableFile) {
            var values = [reader.long(place + 24), reader.long(place + 20), reader.long(place + 42)]
            if values.contains(0xFFFF_FFFF) {
                var field = extra.lowerBound
                while field + 4 <= extra.upperBound, reader.short(field) != 1 { field += 4 + reader.short(field + 2) }
                var value = field + 4
                for index in values.indices where values[index] == 0xFFFF_FFFF {
                    guard value + 8 <= min(extra.upperBound, field + 4 + reader.short(field + 2)),
                        reader.long(value + 4) < 1 << 20
                    else { throw damaged("the size of a part is missing") }
                    values[index] = reader.long(value) | reader.long(value + 4) << 32
                    value += 8
                }
            }
            (unpacked, packed, offset) = (values[0], values[1], values[2])
        }
    }
}

/// Numbers in a file with the lowest byte first; beyond its end there are zeros.
private struct LittleEndian {
    let bytes: [UInt8]

    func short(_ place: Int) -> Int {
        guard place >= 0, place + 2 <= bytes.count else { return 0 }
        return Int(bytes[place]) | Int(bytes[place + 1]) << 8
    }

    func long(_ place: Int) -> Int { short(place) | short(place + 2) << 16 }
}
