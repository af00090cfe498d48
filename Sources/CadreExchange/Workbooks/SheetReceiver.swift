import CadreDomain
import Foundation

/// What a sheet holds besides the values of its cells.
struct SheetFacts {
    /// Ranges of cells that are shown as one; the first ones.
    var merged: [MergedCells] = []
    /// How many such ranges there are.
    var mergedCount = 0
    /// Rows that people do not see; the first ones.
    var hiddenRows: [Int] = []
    /// How many rows people do not see.
    var hiddenRowCount = 0

    /// How many of each are kept one by one.
    static let listedMax = 1_000
}

/// Reads the rows of a sheet as records, as a CSV file has them.
///
/// A cell becomes the text that stands for its value in CSV: a day as `YYYY-MM-DD`, a number in digits, a truth as
/// `yes` or `no`. Spaces at the ends of texts are left out. Cells and rows that the writer left out are empty.
final class SheetReceiver: XMLReceiver {
    private enum Kind {
        case number, shared, text, truth, error, day
    }

    private let context: SheetContext
    private let take: (CSVRecord) -> Bool
    private var record = CSVRecord()
    private var isInData = false
    private var isInCell = false
    private var isValue = false
    private var row = 0
    private var column = 0
    private var kind = Kind.number
    private var style = 0
    private var isFormula = false
    private var value: [UInt8] = []
    private var cellByteCount = 0
    private var filledRowCount = 0
    private(set) var facts = SheetFacts()

    /// Makes a receiver.
    ///
    /// - Parameter take: Takes each row; false where no more are wanted.
    init(_ context: SheetContext, take: @escaping (CSVRecord) -> Bool) {
        self.context = context
        self.take = take
        super.init()
        record.isGuarded = false
    }

    override func open(_ name: XMLName, _ attributes: XMLAttributes) {
        if name("c") {
            if isInData { openCell(attributes) }
        } else if name("v") || name("t") {
            isValue = isInCell
        } else if name("f") {
            if isInCell { isFormula = true }
        } else if name("rPh") {
            isValue = false
        } else if name("row") {
            if isInData { openRow(attributes) }
        } else if name("sheetData") {
            isInData = true
        } else if name("mergeCell") {
            guard let range = attributes.bytes("ref").flatMap(MergedCells.init) else { return }
            facts.mergedCount += 1
            if facts.merged.count < SheetFacts.listedMax { facts.merged.append(range) }
        }
    }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard isValue else { return }
        value.append(contentsOf: bytes)
        if value.count > context.limits.fieldByteCountMax {
            fail(.fieldTooLong(row: row, byteCountMax: context.limits.fieldByteCountMax))
        }
    }

    override func close(_ name: XMLName) {
        if name("v") || name("t") {
            isValue = false
        } else if name("c") {
            if isInCell { closeCell() }
            isInCell = false
        } else if name("row") {
            if isInData { closeRow() }
        } else if name("sheetData") {
            isInData = false
        }
    }

    private func openRow(_ attributes: XMLAttributes) {
        let number = attributes.bytes("r") == nil ? row + 1 : attributes.number("r") ?? 0
        guard number > row, number <= CellAddress.rowMax else {
            return fail(damaged: "row \(number) stands behind row \(row)")
        }
        row = number
        column = -1
        record.clear()
        record.row = row
        guard attributes.flag("hidden") else { return }
        facts.hiddenRowCount += 1
        if facts.hiddenRows.count < SheetFacts.listedMax { facts.hiddenRows.append(row) }
    }

    private func openCell(_ attributes: XMLAttributes) {
        if let reference = attributes.bytes("r") {
            guard let address = CellAddress(reference), address.row == row, address.column > column else {
                return fail(damaged: "a cell of row \(row) is not in its place")
            }
            column = address.column
        } else {
            column += 1
        }
        guard row > 0, column < CellAddress.columnCountMax else {
            return fail(damaged: "a cell lies outside of the sheet")
        }
        style = attributes.number("s") ?? 0
        kind = attributes.bytes("t").map(Self.kind) ?? .number
        isFormula = false
        isInCell = true
        value.removeAll(keepingCapacity: true)
    }

    private static func kind(_ word: UnsafeBufferPointer<UInt8>) -> Kind {
        switch word.first {
        case UInt8(ascii: "s"): word.count == 1 ? .shared : .text
        case UInt8(ascii: "i"): .text
        case UInt8(ascii: "b"): .truth
        case UInt8(ascii: "e"): .error
        case UInt8(ascii: "d"): .day
        default: .number
        }
    }

    private func closeCell() {
        guard !value.isEmpty || isFormula else { return }
        guard column < context.limits.columnCountMax else {
            return fail(.tooManyColumns(row: row, columnCountMax: context.limits.columnCountMax))
        }
        if isFormula { record.cellFaults.append((column, .formula)) }
        guard !value.isEmpty else { return record.pad(to: column + 1) }
        switch kind {
        case .shared:
            guard let index = Int(String(decoding: value, as: UTF8.self)), index >= 0, index < context.texts.count
            else {
                return fail(damaged: "the text of cell \(CellAddress(column: column, row: row).text) is missing")
            }
            put(context.texts.bytes[context.texts.place(index)])
        case .text:
            EscapedText.resolve(&value, from: 0)
            put(value[...])
        case .truth: put(value == [UInt8(ascii: "1")] ? Array("yes".utf8)[...] : Array("no".utf8)[...])
        case .error:
            note(.error)
            put(value[...])
        case .day: putWrittenDay()
        case .number: putNumber()
        }
    }

    private func note(_ fault: CellFault) {
        if !isFormula { record.cellFaults.append((column, fault)) }
    }

    private func put(_ text: ArraySlice<UInt8>) {
        var text = text
        while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
        while let first = text.first, first == 0x20 || first == 0x09 { text.removeFirst() }
        guard text.count <= context.limits.fieldByteCountMax else {
            return fail(.fieldTooLong(row: row, byteCountMax: context.limits.fieldByteCountMax))
        }
        cellByteCount += text.count
        guard cellByteCount <= context.workbookLimits.cellByteCountMax else {
            return fail(.workbook(.unpackedTooLarge(byteCountMax: context.workbookLimits.cellByteCountMax)))
        }
        record.put(text, at: column)
    }

    private func put(_ text: String) { put(Array(text.utf8)[...]) }

    /// Takes a number, which its style may show as a day.
    private func putNumber() {
        let isDigits =
            value.count <= 15 && value.allSatisfy { (48...57).contains($0) } && (value[0] != 48 || value.count == 1)
        let isDay = context.styles.isDay(style)
        if isDigits, !isDay { return put(value[...]) }
        guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
            return put(value[...])
        }
        guard isDay else { return put(Self.text(number)) }
        switch context.days.reading(number) {
        case .day(let day): put(day.description)
        case .moment(let day, let second):
            note(.timeOfDay)
            put("\(day) \(SerialDay.text(secondOfDay: second))")
        case .time(let second):
            note(.timeOfDay)
            put(SerialDay.text(secondOfDay: second))
        case .none:
            note(.noDay)
            put(value[...])
        }
    }

    /// Takes a day that is written as such, which few programs do: `2027-06-15` or `2027-06-15T00:00:00`.
    private func putWrittenDay() {
        let text = String(decoding: value, as: UTF8.self)
        let parts = text.split(separator: "T", maxSplits: 1)
        guard let day = parts.first.flatMap({ Day(String($0)) }) else {
            note(.noDay)
            return put(value[...])
        }
        let hasTime = parts.count > 1 && parts[1].contains { ("1"..."9").contains($0) }
        if hasTime { note(.timeOfDay) }
        put(hasTime ? text : day.description)
    }

    /// A number as a person would write it: without a point where it is whole.
    private static func text(_ number: Double) -> String {
        abs(number) < 1e15 && number == number.rounded() ? String(Int64(number)) : "\(number)"
    }

    private func closeRow() {
        if !record.isBlank {
            filledRowCount += 1
            guard filledRowCount <= context.limits.rowCountMax + SheetContext.headRowCountMax else {
                return fail(.tooManyRows(rowCountMax: context.limits.rowCountMax))
            }
        }
        if !take(record) { stop() }
    }
}

/// What a sheet needs of its workbook.
struct SheetContext {
    /// How many rows may stand above the rows of the table, the header among them.
    static let headRowCountMax = 1_000

    let texts: SharedTexts
    let styles: CellStyles
    let days: SerialDay
    let limits: ImportLimits
    let workbookLimits: WorkbookLimits
}
