//! The bytes of an export, cut into pieces of whole records, so that pieces can be read by themselves.
//!
//! A record ends at the first line break outside quotes, and a quote is inside where the number of quotes
//! before it in its record is odd. So the last line break of a piece with an even number of quotes before
//! it ends a record.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memrchr, memrchr_iter};
use simd_csv::{ZeroCopyByteRecord, ZeroCopyReaderBuilder};

use super::{Columns, Error, Reason};

/// Bytes that are read at a time.
const PIECE_BYTES: usize = 256 << 10;

/// What a reader of records copies at a time; it is cleared for each piece.
const READER_BYTES: usize = 16 << 10;

/// A record that is longer has a quote that nobody closed, and ends at a line break.
const RECORD_BYTES: usize = 16 << 20;

/// A record whose fields are taken out of their quotes when they are read.
pub(super) type Record<'r> = ZeroCopyByteRecord<'r>;

/// Why a record is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotWhole {
    /// It has so many fields.
    Fields(usize),
    /// A quote stands inside a field without quotes, and took further lines with it.
    Quote,
}

/// Whole records.
#[derive(Default)]
pub(super) struct Piece {
    /// Memory that is used again as it is, without clearing it.
    bytes: Vec<u8>,
    /// Where the records begin.
    start: usize,
    /// Where they end.
    end: usize,
    /// The line on which the bytes begin, from 1.
    line: u64,
}

impl Piece {
    /// Hands out the records of `count` fields, or why one is none. What `each` refuses is told with the
    /// record's first line in the file.
    ///
    /// What is no record ends on its first line: should a quote be left open, the lines behind it are read
    /// all the same.
    pub(super) fn each_record(
        &self,
        count: usize,
        mut each: impl FnMut(Result<&Record<'_>, NotWhole>) -> Result<(), Reason>,
        mut tell: impl FnMut(u64, Reason),
    ) -> Result<(), Error> {
        // Lines are counted only up to what is refused.
        let (mut counted, mut line) = (0, self.line);
        let mut refused = |at: usize, reason: Reason| {
            line += lines(&self.bytes[counted..at]);
            counted = at;
            tell(line, reason);
        };
        let mut start = self.start;
        while let Some(next) = self.read_records(start, count, &mut each, &mut refused)? {
            start = next;
        }
        Ok(())
    }

    /// Reads records from a place on; if one is none and goes over several lines, up to its second line,
    /// which is given back.
    fn read_records(
        &self,
        start: usize,
        count: usize,
        each: &mut impl FnMut(Result<&Record<'_>, NotWhole>) -> Result<(), Reason>,
        refused: &mut impl FnMut(usize, Reason),
    ) -> Result<Option<usize>, Error> {
        // The reader drops a mark where it begins, and would be at another byte than is thought here.
        let start = start + mark_bytes(&self.bytes[start..self.end]);
        let bytes = &self.bytes[start..self.end];
        let mut reader = ZeroCopyReaderBuilder::with_capacity(READER_BYTES)
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes);
        loop {
            let at = usize::try_from(reader.position()).unwrap_or(usize::MAX);
            let Some(record) = reader.read_byte_record().map_err(Error::Record)? else {
                return Ok(None);
            };
            let second_line = memchr(b'\n', trim_end(record.as_slice()));
            let whole = check(&record, count, second_line.is_some());
            let taken = each(whole.map(|()| &record));
            if whole.is_ok() && taken.is_ok() {
                continue;
            }
            let at = at + blank_bytes(&bytes[at..]);
            if let Err(reason) = taken {
                refused(start + at, reason);
            }
            if let Some(end) = second_line.filter(|_| whole.is_err()) {
                return Ok(Some(start + at + end + 1));
            }
        }
    }
}

/// The bytes of an export, and what is left of them behind the last cut.
pub(super) struct Pieces<R> {
    input: R,
    /// The piece with the header, until it is handed out.
    first: Option<Piece>,
    rest: Vec<u8>,
    /// The line on which the rest begins.
    line: u64,
}

impl<R: Read> Pieces<R> {
    /// Reads the header, behind which the records begin.
    pub(super) fn open(input: R) -> Result<(Columns, Pieces<R>), Error> {
        let mut pieces = Pieces { input, first: None, rest: Vec::new(), line: 1 };
        let mut first = pieces.next(Piece::default())?.unwrap_or_default();
        let mut reader = ZeroCopyReaderBuilder::with_capacity(PIECE_BYTES)
            .flexible(true)
            .from_reader(&first.bytes[..first.end]);
        let columns = Columns::find(reader.byte_headers().map_err(Error::Record)?)?;
        first.start = usize::try_from(reader.position()).unwrap_or(usize::MAX);
        pieces.first = Some(first);
        Ok((columns, pieces))
    }

    /// The next piece, in the memory of one that is spent; `None` at the end.
    pub(super) fn next(&mut self, spent: Piece) -> Result<Option<Piece>, Error> {
        if let Some(first) = self.first.take() {
            return Ok(Some(first));
        }
        let mut bytes = spent.bytes;
        let mut filled = self.rest.len();
        grow(&mut bytes, filled);
        bytes[..filled].copy_from_slice(&self.rest);
        loop {
            grow(&mut bytes, filled + PIECE_BYTES);
            let free = &mut bytes[filled..filled + PIECE_BYTES];
            let read = read_all(&mut self.input, free).map_err(Error::Read)?;
            filled += read;
            let there = &bytes[..filled];
            let end = match end_of_records(there) {
                _ if read == 0 => filled,
                Some(end) => end,
                None if filled < RECORD_BYTES => continue,
                None => memrchr(b'\n', there).map_or(filled, |at| at + 1),
            };
            self.rest.clear();
            self.rest.extend_from_slice(&there[end..]);
            let line = self.line;
            self.line += lines(&there[..end]);
            return Ok((end > 0).then_some(Piece { bytes, start: 0, end, line }));
        }
    }
}

fn check(record: &Record<'_>, count: usize, has_lines: bool) -> Result<(), NotWhole> {
    if record.len() != count {
        return Err(NotWhole::Fields(record.len()));
    }
    let is_odd = |field: &[u8]| field.contains(&b'"') && !field.starts_with(b"\"");
    // On one line such a quote does no harm.
    if has_lines && record.iter().any(is_odd) { Err(NotWhole::Quote) } else { Ok(()) }
}

fn trim_end(record: &[u8]) -> &[u8] {
    record.strip_suffix(b"\n").unwrap_or(record)
}

fn grow(bytes: &mut Vec<u8>, length: usize) {
    if bytes.len() < length {
        bytes.resize(length, 0);
    }
}

/// Fills the bytes, unless the input ends before.
fn read_all(input: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < bytes.len() {
        match input.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Where the last record ends that is there as a whole. The bytes begin with a record.
fn end_of_records(bytes: &[u8]) -> Option<usize> {
    let mut quotes = memchr_iter(b'"', bytes).count();
    let mut end = bytes.len();
    memrchr_iter(b'\n', bytes).find_map(|at| {
        quotes -= memchr_iter(b'"', &bytes[at..end]).count();
        end = at;
        quotes.is_multiple_of(2).then_some(at + 1)
    })
}

fn lines(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

/// How many bytes before a record are line breaks.
fn blank_bytes(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
}

/// How many bytes before a record are byte-order marks, as where a file was written behind another.
fn mark_bytes(bytes: &[u8]) -> usize {
    let mark = "\u{feff}".as_bytes();
    bytes.chunks(mark.len()).take_while(|bytes| *bytes == mark).count() * mark.len()
}
