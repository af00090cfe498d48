public import CadreApplication
import CadreDomain
public import Mustache

/// A table, for the partial `table`.
public struct TableModel: Sendable {
    /// The head of a column.
    public struct Header: Sendable {
        let title: String
        let definition: String?
        let isNumber: Bool
        let sortAddress: String?
        let ariaSort: String?
        let arrow: String?

        /// Makes the head of a column that cannot be sorted by.
        public init(_ title: String, isNumber: Bool = false, definition: String? = nil) {
            self.init(title, isNumber: isNumber, definition: definition, sortAddress: nil, isDescending: nil)
        }

        init(_ title: String, isNumber: Bool, definition: String?, sortAddress: String?, isDescending: Bool?) {
            self.title = title
            self.definition = definition
            self.isNumber = isNumber
            self.sortAddress = sortAddress
            ariaSort = isDescending.map { $0 ? "descending" : "ascending" }
            arrow = isDescending.map { $0 ? "\u{2193}" : "\u{2191}" }
        }
    }

    /// One value, shown.
    public struct Cell: Sendable {
        /// The text; "not reported" or a dash is for the caller to write.
        public var text: String
        /// Where it leads; nil for nowhere.
        public var address: String?
        /// Whether it stands to the right.
        public var isNumber: Bool
        /// The mark in place of the text; nil for plain text.
        public var mark: Mark?
        /// The text as words and links, where only some of it leads somewhere; nil elsewhere.
        var parts: [JournalSentence.Part]?

        /// Makes a cell of a sentence.
        init(_ text: String, parts: [JournalSentence.Part]) {
            self.init(text)
            self.parts = parts
        }

        /// Makes a cell.
        public init(_ text: String, address: String? = nil, isNumber: Bool = false, mark: Mark? = nil) {
            self.text = text
            self.address = address
            self.isNumber = isNumber
            self.mark = mark
        }

        /// Whether it is a day or a code, which no line break may cut at its hyphens.
        var isTight: Bool {
            !isNumber && text.utf8.count <= 16 && text.utf8.contains(UInt8(ascii: "-"))
                && !text.utf8.contains(UInt8(ascii: " "))
        }

        /// Makes a cell with a number.
        public static func number(_ value: Int, address: String? = nil) -> Cell {
            Cell(Words.number(value), address: address, isNumber: true)
        }

        /// Makes a cell with a mark.
        public static func mark(_ mark: Mark) -> Cell { Cell(mark.word, mark: mark) }
    }

    /// One row; its first cell is the row's head.
    public struct Row: Sendable {
        let head: Cell?
        let cells: [Cell]

        /// Makes a row.
        public init(_ cells: [Cell]) {
            head = cells.first
            self.cells = Array(cells.dropFirst())
        }
    }

    private(set) var label: String
    let caption: String
    let headers: [Header]
    let rows: [Row]
    let isCompact: Bool
    /// Whether a heading above the table says its label, so that the caption need not.
    var isTitled = false

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - label: What it is a table of, in a few words, for screen readers.
    ///   - caption: The same with source and date, shown under the title.
    ///   - headers: One for each cell of a row.
    ///   - rows: The rows.
    ///   - isCompact: Whether rows are 28 instead of 32 px high.
    public init(_ label: String, caption: String, headers: [Header], rows: [Row], isCompact: Bool = false) {
        self.label = label
        self.caption = caption
        self.headers = headers
        self.rows = rows
        self.isCompact = isCompact
    }

    /// Makes the table of one page of a list: the columns as asked for, with links that sort.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - request: Who asked; its address is what the sort links change.
    ///   - label: What it is a table of.
    ///   - link: Where a row leads; its first cell is the link.
    ///   - mark: The mark in place of a value, such as of a status column; nil for plain text.
    ///   - figure: Where the value of a column other than the first leads, such as to the rows it counts.
    public init<Item>(
        _ page: ListPage<Item>, _ request: WebRequest, label: String, link: (Item) -> String?,
        mark: (Item, Column<Item>) -> Mark? = { _, _ in nil },
        figure: (Item, Column<Item>) -> String? = { _, _ in nil }
    ) {
        let order = page.query.order.first
        self.label = label
        caption = "As of \(Words.day(page.asOf)), journal index \(Words.number(Int(page.journalIndex)))."
        headers = page.columns.map { column in
            let isSorted = order?.field == column.name
            let next = isSorted && order?.isDescending == false ? "-" + column.name : column.name
            return Header(
                column.title, isNumber: column.kind.isNumber, definition: column.definition,
                sortAddress: request.address(setting: "sort", to: next),
                isDescending: isSorted ? order?.isDescending : nil
            )
        }
        rows = page.rows.map { item in
            let target = link(item)
            return Row(
                page.columns.enumerated().map { index, column in
                    Cell(
                        Self.text(column.value(item)), address: index == 0 ? target : figure(item, column),
                        isNumber: column.kind.isNumber, mark: mark(item, column) ?? Self.mark(item, column)
                    )
                }
            )
        }
        isCompact = false
    }

    private static func mark<Item>(_ item: Item, _ column: Column<Item>) -> Mark? {
        column.isUnverified(item) ? .unverified(text(column.value(item)), .unverified) : nil
    }

    private static func text(_ cell: CadreApplication.Cell) -> String {
        switch cell {
        case .int(let value): Words.number(value)
        case .missing: "\u{2013}"
        case .text, .ranked, .day, .range, .flag: cell.text
        }
    }
}

// Tables are the bulk of every page; these look-ups spare the reflection that templates would do for each cell.

extension TableModel.Cell: MustacheParent {
    /// The value that the template names.
    public func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "address": address
        case "isNumber": isNumber
        case "isTight": isTight
        case "mark": mark
        case "parts": parts
        default: nil
        }
    }
}

extension TableModel.Row: MustacheParent {
    /// The value that the template names.
    public func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "cells": cells
        default: nil
        }
    }
}
