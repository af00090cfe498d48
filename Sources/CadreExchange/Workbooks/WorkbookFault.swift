import CadreDomain

/// Why a workbook cannot be read at all.
public enum WorkbookFault: Hashable, Sendable {
    /// The archive or a part is not as the formats have it.
    case damaged(reason: String)
    /// The workbook, or a part of it, is encrypted.
    case encrypted
    /// Two parts lie over each other in the file.
    case partsOverlap
    /// The archive has more parts than the limit.
    case tooManyParts(countMax: Int)
    /// A part, or all of them together, is larger than the limit once unpacked.
    case unpackedTooLarge(byteCountMax: Int)
    /// A part grows more than the limit when it is unpacked.
    case packedTooTightly(ratioMax: Int)
    /// A part declares a document type, with which entities come.
    case declaresType(part: String)
    /// There are more sheets, or more texts that they share, than the limit.
    case tooMany(what: String, countMax: Int)
    /// No sheet has this name.
    case sheetUnknown(name: String, names: [String])
    /// More than one sheet could be meant.
    case sheetOpen(names: [String])
    /// No sheet holds a row.
    case sheetsEmpty(hidden: [String])

    /// The stable code of the error.
    public var code: String {
        switch self {
        case .damaged: "workbook.damaged"
        case .encrypted: "workbook.encrypted"
        case .partsOverlap: "workbook.parts-overlap"
        case .tooManyParts: "workbook.too-many-parts"
        case .unpackedTooLarge: "workbook.unpacked-too-large"
        case .packedTooTightly: "workbook.packed-too-tightly"
        case .declaresType: "workbook.declares-type"
        case .tooMany: "workbook.too-many"
        case .sheetUnknown: "workbook.sheet-unknown"
        case .sheetOpen: "workbook.sheet-open"
        case .sheetsEmpty: "workbook.sheets-empty"
        }
    }

    /// Every code, for the list of errors in the documentation.
    public static let codes = [
        "workbook.damaged", "workbook.encrypted", "workbook.parts-overlap", "workbook.too-many-parts",
        "workbook.unpacked-too-large", "workbook.packed-too-tightly", "workbook.declares-type", "workbook.too-many",
        "workbook.sheet-unknown", "workbook.sheet-open", "workbook.sheets-empty",
    ]

    /// What is wrong, with the facts, in one sentence.
    public var message: String {
        switch self {
        case .damaged(let reason): "The workbook is damaged (\(ControlCharacter.shown(reason)))."
        case .encrypted: "The workbook is encrypted."
        case .partsOverlap: "Two parts of the workbook lie over each other, as no program writes them."
        case .tooManyParts(let countMax): "The workbook has more parts than the limit (\(countMax))."
        case .unpackedTooLarge(let byteCountMax):
            "The workbook is larger than the limit (\(byteCountMax) bytes) once it is unpacked."
        case .packedTooTightly(let ratioMax):
            "A part of the workbook grows to more than \(ratioMax) times its size, as no table does."
        case .declaresType(let part):
            "The part (\(ControlCharacter.shown(part))) declares a document type, which no workbook needs."
        case .tooMany(let what, let countMax): "The workbook has more \(what) than the limit (\(countMax))."
        case .sheetUnknown(let name, let names):
            "There is no sheet (\(ControlCharacter.shown(name))); there are \(Self.shown(names))."
        case .sheetOpen(let names): "More than one sheet can be meant: \(Self.shown(names))."
        case .sheetsEmpty(let hidden):
            hidden.isEmpty
                ? "No sheet holds a row." : "No sheet that is shown holds a row; hidden: \(Self.shown(hidden))."
        }
    }

    /// What to do about it, in one sentence.
    public var fix: String {
        switch self {
        case .damaged: "Open it in the program that made it, and save it again as an Excel workbook (.xlsx)."
        case .encrypted: "Open it, take the password away and save it again."
        case .partsOverlap, .packedTooTightly, .declaresType:
            "Do not trust the file; have its owner save the table anew."
        case .tooManyParts, .tooMany: "Copy the table alone into a new workbook and import that."
        case .unpackedTooLarge: "Split the table and import the parts one by one, or save it as \"CSV UTF-8\"."
        case .sheetUnknown, .sheetOpen: "Name the sheet that is meant with --sheet."
        case .sheetsEmpty: "Fill a sheet with the table, or name a hidden sheet with --sheet."
        }
    }

    private static func shown(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.map { "(\(ControlCharacter.shown($0)))" }.joined(separator: ", ")
    }
}
